/** Home, travel, food, health, work and devices. A line is `concept: words`; `_` joins words, a final `*` matches any ending. */
export const lifeConcepts = `
today: today tonight this_morning this_afternoon hoje hoje_a_noite hoy esta_noche
tomorrow: tomorrow amanha manana
yesterday: yesterday last_night ontem ayer anoche
week: week* weekend semana* fim_de_semana fin_de_semana
month: month* monthly mes meses mensal mensual
year: year* annual* yearly ano anos anual*
weekday: monday tuesday wednesday thursday friday saturday sunday segunda terca quarta quinta sexta sabado domingo lunes martes miercoles jueves viernes
monthname: january february march april june july august september october november december janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro enero febrero marzo mayo junio julio septiembre octubre noviembre diciembre
holiday: holiday* christmas easter new_year carnival feriado* natal pascoa carnaval ano_novo festivo* navidad semana_santa
time: clock current_time o'clock timezone time_zone que_horas hora_certa fuso hora_actual zona_horaria
hour: hour* minute* second* hora horas minuto* segundo* 
alarm: alarm* wake_me wake_up alarme* despert* me_acorde alarma*
reminder: remind* reminder* don't_forget lembr* lembrete* record* recordatorio*
calendar: calendar* event events meeting meetings agenda reuniao reunioes evento* calendario reunion*
todo: todo to_do task tasks list lists shopping_list lista* tarefa* tarea*
timer: timer countdown stopwatch cronometro temporizador
weather: weather forecast rain* temperature sunny snow* umbrella tempo_hoje previsao chov* chuva temperatura clima pronostico llov* lluvia
travel: travel* trip trips vacation* itinerary touris* viag* viaj* ferias turis* vacacion* 
flight: flight* plane airline* airport boarding fly flying voo* aviao aeroporto companhia_aerea embarque vuelo* avion aeropuerto aerolinea
luggage: luggage baggage suitcase carry_on bagag* mala malas equipaj* maleta*
hotel: hotel* hostel lodging accommodation room rooms motel pousada quarto hosped* habitacion* alojamiento check-in checkin
visa: visa visas passport vaccination vacina* visto passaporte vacuna* pasaporte
car: car cars vehicle* auto automobile truck suv motorcycle bike carro* veiculo* moto motos automovel caminhonete coche* vehiculo* camioneta
car_part: tire tires tyre* oil oil_change jump_start battery brake* engine gas_type mpg pneu* oleo bateria freio* motor revisao llanta* neumatico* aceite bateria frenos taller
fuel: gas gasoline fuel diesel petrol mpg gallon gasolina combustivel etanol alcool combustible tanque
rental: rent rental rentals lease hire alug* locac* alquil* renta*
ride: uber taxi cab lyft ride taxi corrida motorista carona chofer viaje_en
train: train trains subway metro bus buses station platform line u-bahn trem metro onibus estacao linha tren autobus estacion parada
departure: depart* leave leaving leaves next_train next_bus when_does_the arrives part* sai saida sale salida proximo
route: route* connection from_to get_to get_from way_to go_to directions traffic rota trajeto como_ir caminho transito ruta trayecto como_ir trafico
distance: distance far near nearest nearby close_to miles kilometers distancia longe perto proximo mais_perto lejos cerca cercano
restaurant: restaurant* eat dinner lunch breakfast brunch table_for restaurante* jantar almoc* cafe_da_manha mesa_para cena cenar almuerzo desayuno
food: food meal* dish* cuisine pizza burger* snack* comida* prato* lanche* refeic* hamburguer plato*
recipe: recipe* cook* bake* how_to_make oven boil receita* cozinh* assar receta* cocin*
nutrition: calori* nutrition* healthy fat carbs protein sugar diet nutric* saudavel gordura proteina dieta nutric* grasa
allergy: allerg* intoleran* alergi*
drink: drink* coffee tea beer wine water bebida* cafe cha cerveja vinho agua cerveza vino te
health: health* doctor* hospital* clinic* medicine* pill* symptom* ill sick fever saude medic* hospital* clinica* remedio* sintoma* doente febre salud enferm* medicamento* fiebre
pain: pain* ache aches hurt* sore backache headache injur* dor dores doi machuc* dolor* duele lastim*
pregnant: pregnan* gravid* gestante embaraz*
fitness: weight gym workout exercise* muscle* fit fitness lose_weight gain_weight peso academia musculo* emagre* treino exercicio* gimnasio ejercicio* adelgaz*
beauty: hair skin face makeup cosmetic* shampoo cream cabelo* pele rosto maquiag* creme cabello piel crema
sleep: sleep* bed beds mattress* pillow* cushion* dormir sono cama colchao colchoes travesseiro* almofada* dormir sueno colchon* almohada*
furniture: furniture sofa chair* table wardrobe moveis movel cadeira* guarda-roupa mesa sofa mueble* silla*
clothes: cloth* shirt* dress* shoe* pants jeans jacket* sneaker* roupa* camis* vestido* sapato* calca* tenis jaqueta* ropa zapato* pantalon*
home: home house apartment* flat property real_estate casa* apartamento* imovel imoveis condominio departamento* vivienda inmueble*
room_part: kitchen bathroom bedroom living_room bedrooms cozinha banheiro quarto* sala dormitorio* cocina bano habitaciones
light: light lights lamp* bulb luz luzes lampada* luces lampara*
smart_home: thermostat heater heating air_conditioning smart_home ar_condicionado aquecedor termostato aire_acondicionado calefaccion
volume: volume louder quieter loud mute aumenta abaixa_o_som som sonido
music: music song* play* album artist* playlist band musica* cancao cancoes toc* tocar artista* cancion* reproduc*
movie: movie* film films cinema series tv show netflix streaming filme* serie* cinema novela pelicula* cine
book: book books reading novel livro* leitura libro*
game: game* gaming flip_a_coin dice coin roll jog* dado moeda_ou joguinho juego* dados
news: news headline* noticia*
sport: sport* football soccer match futebol partida campeonato esporte* futbol partido deporte*
photo: photo* picture* image* camera foto* imagem imagens camera imagen imagenes
video: video* youtube clip videos
device: device* laptop computer* pc tablet notebook hardware aparelho* computador* dispositivo* ordenador* equipo
phone_os: android ios iphone ipad samsung
software: software program programs app apps application* tool tools aplicativo* programa* aplicacion* ferramenta* herramienta*
website: website* site sites web page webpage browser link url portal pagina* navegador enlace* sitio*
internet: internet wifi wi-fi network connection broadband signal roteador router rede conexao sinal red conexion senal
printer: print* printer* scan* scanner impress* imprim* impresora* escan*
update_sw: upgrade* update* version latest release new_version atualiz* versao actualiz* version
shutdown: shutdown shut_down turn_off power_off hibernate* reboot suspend deslig* reinici* apagar_el apag*
sync: sync* synchron* sincron*
download: download* save_video baix* descarg* bajar
upload: upload* attach* attachment* anex* carreg* subir adjunt*
export: export* import* migrate* backup exportar importar migrar copia_de_seguranca respaldo
spam: spam junk filter* unwanted lixo_eletronico filtr* correo_no_deseado
alternative: alternative* similar* replacement_for instead_of equivalent like substitute* alternativa* parecid* semelhante* em_vez_de equivalente similares
settings: setting* preference* option configure* configurac* preferenc* ajuste* opcao opcoes opciones
calculate: calculat* plus minus divided multiply math square_root sum percent* calcul* soma mais_quanto dividido vezes porcentagem suma porcentaje
convert: convert* conversion how_many_ounces unit units convers* convert* quantos_gramas unidad*
school: school* college university course* class classes student* teacher exam escola* faculdade universidade curso* aula* aluno* professor* prova escuela universidad curso* clase* estudiante* examen
time_off: time_off pto days_off vacation_days leave_of sick_leave folga* ferias afastamento licenca vacaciones licencia dias_libres
culture: culture cultural art arts artist* theater dance show* exhibition cultura* arte* teatro danca espetaculo* exposic* danza espectaculo*
ticket: ticket* entry admission ingresso* entrada* bilhete* entradas boleto boletas
pet: pet pets dog dogs cat cats cachorro* gato* pet mascota* perro*
party: party birthday wedding anniversary festa* aniversario casamento cumpleanos fiesta* boda
life_meaning: meaning_of_life purpose_of sentido_da_vida sentido_de_la_vida
`;
