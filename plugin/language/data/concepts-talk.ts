/** Small talk, question words and what people do with words. A line is `concept: words`; `_` joins words, a final `*` matches any ending. */
export const talkConcepts = `
greet: hi hii hello hey hiya hy helo hai good_morning good_afternoon good_evening greetings howdy sup oi oie oii ola opa eai e_ai bom_dia boa_tarde boa_noite salve hola holi buenas buenos_dias buenas_tardes buenas_noches namaste alo
how_are_you: how_are_you how_r_u how_are_things what's_up whats_up how's_it_going how_do_you_do tudo_bem tudo_bom como_vai como_esta td_bem beleza que_tal como_estas como_te_va joia tranquilo
bye: bye goodbye good_bye see_you see_ya later farewell take_care cya tchau adeus ate_logo ate_mais ate_breve falou flw fui abraco* ate_amanha adios chao chau hasta_luego nos_vemos hasta_pronto sayonara ciao
thank: thank* thanks thx ty tks appreciate grateful obrigad* obg obgd brigad* vlw valeu grat* agradec* gracias muchas_gracias agradezc*
sorry: sorry apolog* excuse_me pardon my_bad desculp* perdao foi_mal lo_siento perdon disculp*
please: please pls plz kindly por_favor pfv pfvr por_gentileza porfa porfis
yes: yes yeah yep yup sure ok okay okey of_course certainly correct right exactly absolutely sim claro certo isso blz beleza pode_ser com_certeza positivo exato aham uhum ss si claro_que_si por_supuesto vale dale correcto exacto
no: no nope nah not_really negative never nao nn nunca negativo de_jeito_nenhum jamais tampoco nunca no_gracias
maybe: maybe perhaps possibly not_sure don't_know i_dont_know idk unsure talvez nao_sei quem_sabe sei_la depende quizas tal_vez no_se a_lo_mejor
negation: not don't dont doesn't doesnt didn't didnt isn't wasn't won't wont can't cant cannot couldn't haven't hasn't without none nothing nao n nunca sem nada nenhum* no sin nada ninguno
praise: great awesome nice good perfect wonderful amazing love_it beautiful cool excellent well_done lindo linda otimo* otima* maravilh* perfeit* adorei amei top show incrivel parabens legal excelente genial bonit* maravill* me_encanta
insult: stupid idiot* dumb useless fuck* shit bullshit asshole moron trash crap burr* idiota* inutil lixo merda porra caralho fdp imbecil vagabund* estupid* tont* mierda puta basura pendejo
joke: joke* funny laugh* piada* engracad* chiste* gracios* kkk kkkk kkkkk haha hahaha lol rsrs jaja jajaja
repeat: repeat again say_that_again once_more come_again pardon repet* repit* de_novo novamente otra_vez de_nuevo nao_entendi no_entendi
speak_slow: slow slower slowly speed_up faster devagar mais_rapido lento despacio mas_rapido
explain: explain* clarif* meaning mean means what_does define definition what_is_a explic* esclarec* significa* definic* defina o_que_e o_que_sao que_significa que_es aclar* conceito
more: more details detail information info further learn know_more tell_me_more mais_informac* informac* detalhe* saber_mais diga_mais mais mas detalles saber_mas
example: example* for_instance instance exemplo* ejemplo*
can_you_do: what_can_you capabilities able_to_do topics abilities help_me_with o_que_voce_faz o_que_voce_sabe o_que_pode que_puedes_hacer que_sabes opcoes options opciones menu inicial comandos
bot_self: bot robot chatbot ai artificial are_you_a virtual_assistant machine siri alexa robo maquina inteligencia_artificial assistente_virtual ia asistente_virtual
who_made: who_made who_created who_built who_programmed your_creator created_you developed_you quem_te_criou quem_criou quem_fez seu_criador te_desenvolveu quien_te_creo quien_te_hizo
your_name: your_name what_are_you_called who_are_you call_you seu_nome como_se_chama quem_e_voce qual_teu_nome tu_nombre como_te_llamas quien_eres
origin: where_are_you_from where_do_you_live where_were_you_born de_onde_voce onde_voce_nasceu onde_voce_mora de_donde_eres donde_vives
hobby: hobby hobbies your_favorite you_like pets do_you_have_any team torce time_de_futebol pasatiempo te_gusta
boss: boss your_boss who_do_you_work work_for employer chefe patrao para_quem_trabalha jefe
q_what: what whats what's o_que oque oq qual quais que_e cual cuales que
q_how: how como de_que_forma de_que_maneira
q_how_long: how_long how_many_days how_many_hours how_soon time_does_it_take take_to long_does long_will quanto_tempo quantos_dias quantas_horas demora_quanto em_quanto_tempo cuanto_tiempo cuantos_dias cuanto_tarda cuanto_demora
q_how_many: how_many how_much quantity amount number_of quanto quantos quantas quantidade cuanto cuantos cuantas cantidad
q_when: when what_time what_day date quando que_horas que_dia data cuando a_que_hora fecha
q_where: where which_place which_city onde aonde em_que_lugar donde adonde
q_who: who whom whose quem quien quienes
q_why: why how_come reason what_for por_que porque pq motivo razao por_que_motivo razon
q_which: which which_one qual_deles qual_dos cual_de
can: can could able possible allowed may is_it_possible permitted posso pode podem podemos da_pra da_para possivel consigo permitid* puedo puede podria se_puede es_posible
want: want wants wanted wanna would_like i'd_like wish looking_for interested need_a quero queria gostaria desej* preciso_de to_querendo interess* quiero quisiera me_gustaria deseo busco
need: need needs needed require* must have_to necess* precis* tenho_que exig* obrigator* neces* tengo_que requier* hace_falta
get: get getting obtain obter conseguir pegar obten* consegu* 
give: give provide send_me show_me share dar forneca* me_passa me_manda mand* mostr* pass* dame muestr* enviame
do_have: do_you_have have_you is_there are_there any do_you_offer tem_algum voces_tem existe ha tienen hay
work: work* function* operat* funcion* trabalh* 
problem: problem* issue* trouble* error* bug* glitch* failure wrong_with problema* erro* defeito bug falha inconveniente* fallo*
not_understand: don't_understand what_do_you_mean confused confusing makes_no_sense nao_entend* confus* no_entiend*
know: know knowledge find_out learn_about saber conhec* descobrir entender conocer averiguar
tell: tell say says said talk speak speaking ask fala falar dizer diz diga conta perguntar conversa* hablar decir dime pregunt* convers*
think: think* believe feel opinion acho pensar acredit* sinto creo pienso siento
wait_moment: wait_a_moment one_moment hold_on just_a_second one_sec um_momento um_minuto espera_ai pera calma un_momento un_minuto espera
stop: stop quit cancel_that never_mind nevermind shut_up forget_it pare parar para_de chega deixa_pra_la esquece basta detente olvidalo
opt_out: unsubscribe opt_out stop_sending stop_messaging remove_me don't_contact descadastr* nao_me_mande nao_quero_receber me_tira me_remove sair_da_lista no_me_escriban dejar_de_recibir darme_de_baja
language: language* english spanish portuguese french german italian chinese japanese idioma* ingles espanhol portugues frances alem* italian* espanol
translate: translat* how_do_you_say how_to_say in_spanish in_french traduz* traduc* como_se_diz como_se_dice
spell: spell* letter letters word words soletr* palavra* deletre* palabra*
other_thing: something_else another_question different_question other outra_coisa outro_assunto outra_duvida otra_cosa otra_pregunta
doubt: question* doubt* query inquir* duvida* pergunta* questao consulta pregunta* duda*
start_over: start_over restart begin_again from_the_beginning main_menu recomec* reinici* do_inicio voltar_ao_inicio empezar_de_nuevo volver_al_inicio
`;
