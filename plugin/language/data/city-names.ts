/** Brazil's capitals and largest municipalities, by state. A `*` marks a name that is also an everyday word or a person's. */
export const brazilianCities = `
AC: Rio Branco, Cruzeiro do Sul
AL: Maceió, Arapiraca, Rio Largo, Palmeira dos Índios
AM: Manaus, Parintins, Itacoatiara, Manacapuru, Coari, Tefé, Tabatinga
AP: Macapá, Santana*
BA: Salvador*, Feira de Santana, Vitória da Conquista, Camaçari, Juazeiro, Itabuna, Lauro de Freitas, Ilhéus, Jequié, Teixeira de Freitas, Barreiras*, Alagoinhas, Porto Seguro, Simões Filho, Paulo Afonso, Eunápolis, Santo Antônio de Jesus, Luís Eduardo Magalhães, Candeias, Guanambi, Valença, Jacobina
CE: Fortaleza*, Caucaia, Juazeiro do Norte, Maracanaú, Sobral, Itapipoca, Crato, Maranguape, Iguatu, Quixadá, Pacatuba, Aquiraz, Canindé
DF: Brasília, Taguatinga, Ceilândia, Águas Claras
ES: Vitória*, Serra*, Vila Velha, Cariacica, Cachoeiro de Itapemirim, Linhares, São Mateus, Guarapari, Colatina, Aracruz
GO: Goiânia, Aparecida de Goiânia, Anápolis, Rio Verde, Águas Lindas de Goiás, Luziânia, Valparaíso de Goiás, Trindade, Formosa*, Senador Canedo, Catalão, Itumbiara, Jataí, Planaltina, Novo Gama, Caldas Novas
MA: São Luís, Imperatriz*, São José de Ribamar, Timon, Caxias, Paço do Lumiar, Codó, Açailândia, Bacabal, Balsas*
MG: Belo Horizonte, Uberlândia, Contagem*, Juiz de Fora, Montes Claros, Betim, Uberaba, Ribeirão das Neves, Governador Valadares, Divinópolis, Ipatinga, Sete Lagoas, Santa Luzia, Ibirité, Poços de Caldas, Patos de Minas, Pouso Alegre, Teófilo Otoni, Barbacena, Sabará, Varginha, Conselheiro Lafaiete, Vespasiano, Itabira, Araguari, Ubá, Passos*, Coronel Fabriciano, Muriaé, Araxá, Ituiutaba, Lavras, Nova Serrana, Itajubá, Nova Lima, Pará de Minas, Itaúna, Paracatu, Caratinga, Patrocínio*, São João del-Rei, Manhuaçu, Timóteo, Unaí, Curvelo, Alfenas, João Monlevade, Três Corações, Viçosa, Ouro Preto
MS: Campo Grande, Dourados, Três Lagoas, Corumbá, Ponta Porã
MT: Cuiabá, Várzea Grande, Rondonópolis, Sinop, Tangará da Serra, Cáceres, Sorriso*, Lucas do Rio Verde, Primavera do Leste
PA: Belém, Ananindeua, Santarém, Parauapebas, Castanhal, Marabá, Abaetetuba, Cametá, Marituba, Bragança, São Félix do Xingu, Barcarena, Altamira, Tucuruí, Paragominas, Tailândia, Breves*, Itaituba, Redenção*
PB: João Pessoa, Campina Grande, Santa Rita, Patos*, Bayeux, Cabedelo, Cajazeiras
PE: Recife, Jaboatão dos Guararapes, Olinda, Caruaru, Petrolina, Paulista*, Cabo de Santo Agostinho, Camaragibe, Garanhuns, Vitória de Santo Antão, Igarassu, São Lourenço da Mata, Santa Cruz do Capibaribe, Abreu e Lima, Ipojuca, Serra Talhada, Gravatá, Araripina, Carpina
PI: Teresina, Parnaíba, Picos*, Piripiri, Floriano*
PR: Curitiba, Londrina, Maringá, Ponta Grossa, Cascavel*, São José dos Pinhais, Foz do Iguaçu, Colombo, Guarapuava, Paranaguá, Araucária, Toledo*, Apucarana, Campo Largo, Pinhais, Arapongas, Almirante Tamandaré, Umuarama, Piraquara, Cambé, Fazenda Rio Grande, Sarandi, Campo Mourão, Francisco Beltrão, Paranavaí, Pato Branco, Cianorte, Telêmaco Borba, Castro*, Rolândia
RJ: Rio de Janeiro, São Gonçalo, Duque de Caxias, Nova Iguaçu, Niterói, Belford Roxo, Campos dos Goytacazes, São João de Meriti, Petrópolis, Volta Redonda, Macaé, Magé, Itaboraí, Cabo Frio, Maricá, Nova Friburgo, Barra Mansa, Angra dos Reis, Mesquita*, Teresópolis, Nilópolis, Rio das Ostras, Queimados*, Resende*, Araruama, Itaguaí, São Pedro da Aldeia, Itaperuna, Japeri, Barra do Piraí, Saquarema, Seropédica, Três Rios
RN: Natal*, Mossoró, Parnamirim, São Gonçalo do Amarante, Macaíba, Ceará-Mirim, Caicó
RO: Porto Velho, Ji-Paraná, Ariquemes, Vilhena, Cacoal
RR: Boa Vista
RS: Porto Alegre, Caxias do Sul, Canoas*, Pelotas, Santa Maria, Gravataí, Viamão, Novo Hamburgo, São Leopoldo, Rio Grande*, Alvorada*, Passo Fundo, Sapucaia do Sul, Uruguaiana, Santa Cruz do Sul, Cachoeirinha, Bagé, Bento Gonçalves, Erechim, Guaíba, Cachoeira do Sul, Santana do Livramento, Esteio, Ijuí, Alegrete, Lajeado, Santo Ângelo, Sapiranga, Farroupilha, Santa Rosa, Venâncio Aires, Camaquã, Vacaria, Campo Bom, Montenegro, Carazinho, Gramado, Canela*, Torres*, Capão da Canoa
SC: Florianópolis, Joinville, Blumenau, São José*, Chapecó, Itajaí, Criciúma, Jaraguá do Sul, Palhoça, Lages, Balneário Camboriú, Brusque, Tubarão*, São Bento do Sul, Caçador*, Camboriú, Navegantes*, Concórdia, Rio do Sul, Gaspar, Biguaçu, Araranguá, Indaial, Içara, Mafra, Itapema
SE: Aracaju, Nossa Senhora do Socorro, Lagarto*, Itabaiana, São Cristóvão, Estância*
SP: São Paulo, Guarulhos, Campinas, São Bernardo do Campo, Santo André, Osasco, São José dos Campos, Sorocaba, Ribeirão Preto, Santos*, São José do Rio Preto, Mogi das Cruzes, Jundiaí, Piracicaba, Diadema*, Carapicuíba, Mauá, Bauru, Itaquaquecetuba, São Vicente, Franca*, Praia Grande, Guarujá, Taubaté, Limeira, Suzano, Taboão da Serra, Sumaré, Barueri, Embu das Artes, São Carlos, Indaiatuba, Cotia, Marília, Americana*, Araraquara, Jacareí, Itapevi, Presidente Prudente, Hortolândia, Rio Claro, Araçatuba, Santa Bárbara d'Oeste, Ferraz de Vasconcelos, Francisco Morato, Itapecerica da Serra, Itu, Bragança Paulista, Pindamonhangaba, São Caetano do Sul, Itapetininga, Mogi Guaçu, Franco da Rocha, Jaú, Atibaia, Botucatu, Santana de Parnaíba, Araras*, Cubatão, Valinhos, Sertãozinho, Jandira, Birigui, Ribeirão Pires, Votorantim, Barretos, Catanduva, Várzea Paulista, Guaratinguetá, Tatuí, Caraguatatuba, Itatiba, Salto*, Poá, Ourinhos, Assis, Leme*, Paulínia, Matão, Itanhaém, Caieiras, Mairiporã, Votuporanga, Cajamar, Caçapava, Arujá, São Roque, Ubatuba, Lorena*, São Sebastião, Bebedouro, Campos do Jordão, Lins, Peruíbe, Vinhedo
TO: Palmas*, Araguaína, Gurupi, Porto Nacional
`;

/** Cities of the world a customer may name, by ISO country. */
export const worldCities = `
AR: Buenos Aires, Córdoba, Rosario, Mendoza
UY: Montevideo, Montevidéu, Punta del Este
PY: Asunción, Assunção, Ciudad del Este
CL: Santiago, Santiago do Chile, Valparaíso, Concepción
BO: La Paz, Santa Cruz de la Sierra, Cochabamba, Sucre
PE: Lima*, Cusco, Arequipa
EC: Quito, Guayaquil, Cuenca
CO: Bogotá, Medellín, Cali, Barranquilla, Cartagena
VE: Caracas, Maracaibo
MX: Ciudad de México, Cidade do México, Mexico City, CDMX, Guadalajara, Monterrey, Puebla, Tijuana, Cancún
CR: San José
PA: Ciudad de Panamá, Panama City
GT: Guatemala City, Ciudad de Guatemala
SV: San Salvador
HN: Tegucigalpa
NI: Managua
CU: Havana, La Habana
DO: Santo Domingo
PR: San Juan
US: New York, Nova York, Nueva York, NYC, Los Angeles, Chicago, Houston, Miami, San Francisco, Boston, Seattle, Dallas, Atlanta, Orlando, Las Vegas, Washington, Philadelphia, Phoenix, San Diego, Denver, Austin
CA: Toronto, Montreal, Vancouver, Ottawa, Calgary
GB: London, Londres, Manchester, Birmingham, Liverpool, Edinburgh, Glasgow, Bristol, Leeds
IE: Dublin
FR: Paris, Lyon, Marseille, Nice*, Bordeaux, Toulouse
ES: Madrid, Barcelona, Valencia, Sevilla, Bilbao, Málaga, Zaragoza
PT: Lisboa, Lisbon, Porto*, Braga, Coimbra, Faro*
IT: Rome, Roma, Milan, Milão, Milano, Turin, Naples, Florence*, Venice, Veneza
DE: Berlin, Berlim, Munich, München, Munique, Hamburg, Hamburgo, Frankfurt, Cologne
NL: Amsterdam, Amsterdã, Rotterdam, The Hague
BE: Brussels, Bruxelas, Bruselas, Antwerp
CH: Zurich, Zurique, Geneva, Genebra, Bern
AT: Vienna, Viena
CZ: Prague, Praga
PL: Warsaw, Varsóvia, Krakow
HU: Budapest, Budapeste
GR: Athens, Atenas
SE: Stockholm, Estocolmo
NO: Oslo
DK: Copenhagen, Copenhague
FI: Helsinki
RU: Moscow, Moscou, Moscú
UA: Kyiv, Kiev
TR: Istanbul, Istambul, Ankara
IL: Jerusalem, Tel Aviv
AE: Dubai, Abu Dhabi
SA: Riyadh
EG: Cairo
ZA: Cape Town, Johannesburg
NG: Lagos*, Abuja
KE: Nairobi
MA: Casablanca, Rabat
AO: Luanda
MZ: Maputo
IN: Delhi, New Delhi, Mumbai, Bangalore, Bengaluru, Chennai, Kolkata, Hyderabad, Pune, Ahmedabad, Jaipur, Lucknow
PK: Karachi, Lahore, Islamabad
CN: Beijing, Pequim, Shanghai, Xangai, Shenzhen
HK: Hong Kong
JP: Tokyo, Tóquio, Tokio, Osaka, Kyoto
KR: Seoul, Seul
TH: Bangkok
VN: Hanoi
PH: Manila
ID: Jakarta
MY: Kuala Lumpur
SG: Singapore, Singapura
AU: Sydney, Melbourne, Brisbane, Perth, Canberra
NZ: Auckland, Wellington
`;
