/** Everyday verbs, measures, places and things. A line is `concept: words`; `_` joins words, a final `*` matches any ending. */
export const generalConcepts = `
money_word: money funds fund dinheiro verba* recurso* grana plata dinero fondos recursos capital
make: make makes made making do doing done create creating created fazer faz faco fiz feito feita realiz* criar crie elabor* hacer hago hice hecho crear execut* ejecut* desenvolv*
send: send sends sent sending mandar mandei manda enviei enviar envie encaminh* enviado envio_de mandado
use: use uses used using usar usei uso utiliz* utilizo usando
add: add adds added adding include including adicion* acrescent* inclu* coloc* colocar agreg* anad* insert* inser* inclui incluir
see: see saw seen view look looks looking check checked checking notice noticed appear* show shows ver vejo vi aparec* verific* confer* mostra revis* mirar
find: find found finding search searching locate encontr* achar achei procur* busco buscar buscando hallar
fill_in: fill fill_in filling complete preench* complet* rellen* llenar diligenci*
try: try tried trying attempt* tent* tentando intent*
keep: keep keeps kept hold save saved saving guard* mantenh* manter salvar salvou salvo conserv* ahorr*
start: start starts started begin beginning comec* inici* iniciar empez* empiez* comienz*
end: end ends finish finished over stop_working final termin* acab* conclu* finaliz* encerrad*
allow: allowed support supports supported compatible aceita aceitam permit* suport* admit*
happen: happen* going_on occur* took_place acontec* ocorr* pas* sucedi* paso
let_know: inform notify notified notification* alert alerts avis* notific* inform*
confirm: confirm* confirmation check_that confirm* conferir
expect: expect* suppos* should ought esper* deveria deberia
remember: remember recall lembr* lembrei recuerd* acuerd*
recognise: recogni* unknown unfamiliar strange weird reconhe* estranh* desconhec* reconoz* extran* desconoc*
raise_money: raise raising captar capt* arrecad* recaud* fundrais*
link: link links linked connect connected associat* attach vincul* associ* conect* lig* enlaz*
manage: manage managing handle administer administr* gerenci* gerir gestion*
extend: extend* extension prolong* prorrog* estend* extend*
improve: improve increase boost raise_my better improving melhor* aument* subir mejor*
decrease: decrease lower reduce less reduction diminu* reduz* baixar_o menos disminu* reducir
still: still yet so_far until_now ainda todavia aun sigue
already: already just recently ja recem ya recien acabo_de acabei
soon: soon shortly early earlier logo breve cedo pronto temprano
past: ago before previous previously last past former antes anterior* passad* atras hace pasad*
future: after later next following future depois proxim* seguinte futuro despues siguient*
during: during while through since meantime durante enquanto desde mientras
always: always every automatically auto recurring regular* constant* sempre todo_mes automatic* siempre
extra: extra additional another more_than_one adicional* extras outro outra otro otra
some: some several few various multiple couple varios varias alguns algumas algunos algunas diversos
all: all everything entire whole everybody tudo todo todos todas inteiro todo_el
one: one single uno um uma only just_one so_um unico unica
two: two both dos dois duas ambos
number_word: three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand tres quatro cinco seis sete oito nove dez vinte trinta cem mil cuatro siete ocho nueve diez veinte treinta cien
first: first primeir* primer*
new: new brand_new recent novo nova novos novas nuevo nueva nuevos
old: old used_one older velho velha antig* viejo vieja antigu*
big: big large huge larger grand* enorme maior gran mayor
small: small little tiny smaller pequen* menor chico chica
good_bad: best top worst good bad better worse bom ruim melhor pior bueno malo mejor peor
fast: fast quick express speed faster rapid* veloz veloc* urgente_envio
slow: slow slower lent* devagar
half: half middle metade meio mitad medio
total: total* sum altogether overall soma suma
friend: friend* buddy colleague amig* colega* companheir*
people: people others everyone anyone users person_else gente pessoas outras_pessoas personas otros
me_self: myself personal own my_own propri* meu_proprio propio
lawyer: lawyer* attorney legal_advice advog* juridic* abogad*
accountant: accountant* accounting contador* contab* contadur* audit*
office_secretary: department* ministry secretary secretari* ministerio setor departamento*
professional: professional* worker* staff employee* crew profission* funcionari* empleado* trabajador*
training: training workshop* course_for formac* capacit* treinamento oficina_de taller_de
benefit: benefit* advantage* perk* vantag* benefici* ventaj* contrapartida*
promote: promot* advertis* market* publici* divulg* propagand* anunci* difus* brand logo logotipo marca marcas
analyse: analys* analyz* assess* evaluat* analis* analiz* avali* evalu* parecer*
present: present submit submitting present_a apresent* present* presentar
decide: decid* decision* choose choosing select pick decis* escolh* decid* eleg* escog*
perform: perform* carry_out executed execuc* realizac* ejecuc*
meet: meet meeting_point get_together encontr*_com reun*
move: move moving relocate moved mudar_de mudanca mudei transferir mudar_se
open_shut: open shut opened abrir abre abert* abri* cerr* fechar
put_on: turn_on switch_on power_on start_up ligar_o acend* encend* prend*
put_off: turn_off switch_off apagar desligar
go: go going goes went gone get_to vou vai ir voy va ido fui viaj*_para
come: come comes came coming vem vir venir viene vino
take: take takes took taking taken pega pegar levar lev* tomar llev*
live_in: live living reside moro mora morar vivo vivir resid*
sit_tight: stay staying remain fic* qued*
say_word: word say call_it called named chama chamad* llamad*
answer: answer* reply replied response respond* respost* respuest* contest*
ask: ask asked asking pergunt* perguntar preguntar
talk_voice: voice accent male female whisper talk_quieter speak_up voz sotaque sussurr*
hear: hear heard listen* ouv* escut* oir oigo
read: read reading lend* ler leer
write: write written draft writing escrev* redig* escrib*
city: city cities town village state region province cidade* municipi* estado* regiao ciudad* pueblo provincia
country_name: america usa united_states mexico canada brazil brasil england britain uk france germany italy spain portugal japan china india russia australia africa europe argentina chile peru colombia espanha franca alemanha italia japao estados_unidos reino_unido inglaterra
nationality: american british french mexican canadian brazilian european asian brasileir* portugues_de mexican* europe* american*
city_name: york dallas chicago houston boston denver miami phoenix atlanta seattle tampa orlando vegas los_angeles san_francisco london paris rome tokyo madrid lisboa sao_paulo rio_de_janeiro recife salvador curitiba brasilia buenos_aires bogota lima santiago
brand_shop: walmart target amazon costco starbucks mcdonalds ikea best_buy mercado_livre shopee magalu americanas
brand_bank: chase wells_fargo bank_of_america citi citibank nubank itau bradesco santander bbva
wallet: apple_pay google_pay samsung_pay wallet gpay paypal apple google carteira_digital mercado_pago american_express amex
groceries: milk egg eggs cheese bread butter chicken beef pork fish sushi rice pasta macaroni cake pie apple_pie soda fruit vegetable* leite ovo ovos queijo pao manteiga frango carne peixe arroz bolo fruta* verdura* leche huevo* queso pan mantequilla pollo pescado pastel
appliance: fridge refrigerator freezer oven_on washer dryer dishwasher vacuum fan tv_set microwave geladeira freezer fogao lavadora maquina_de_lavar microondas nevera heladera lavarropas estufa
plug: plug socket outlet adapter converter tomada plugue adaptador enchufe
supplement: supplement* protein whey vitamin* multivitamin* immunity biotin creatine omega capsul* suplement* vitamina* imunidade proteico colageno creatina proteina_en
body: body belly stomach neck knee leg arm foot feet head corpo barriga pescoco joelho perna braco cabeca cuerpo espalda rodilla pierna cabeza
covid: covid* corona* lockdown pandemi* quarantine quarentena cuarentena
clean: clean* wash* laundry limp* lav* higien*
tool_code: code codes codigo token otp
goal: goal* target_weight objective* meta metas objetiv*
accrue: earn* earned accru* rollover carry_over ganh* rend* acumul* ganar
emergency_stop: freeze hold_my stop_my stop_payment congelar
pressure: pressure tank level pressao nivel presion
coin_side: heads tails cara_ou_coroa cara_o_cruz
true_false: true false right_or_wrong verdade* falso verdad cierto
fact: fact facts trivia curious interesting curiosidad* fato_sobre
fun: fun enjoy entertain* activities things_to_do attractions divers* passeio* atrac* divert* actividad* atividade*
social: social communit* comunid* sociais sociedade sociedad
result: result* outcome effect* resultad* consequenc*
resubmit: reopen reactivat* desarquiv* reabr* reabrir reativac* reactivac*
group_of_words: acronym abbreviation stands_for sigla siglas abreviac* abreviat*
`;
