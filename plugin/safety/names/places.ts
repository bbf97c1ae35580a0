/** Countries as English, Portuguese and Spanish name them, folded; after the colon whoever comes from there. */
const countries = `
afghanistan, afeganistao: afghan, afghani|albania: albanian|algeria, argelia: algerian|andorra: andorran|angola: angolan, angolano|argentina: argentine, argentinian, argentinean, argentino|armenia: armenian|
australia: australian, aussie|austria: austrian, austriaco|azerbaijan: azerbaijani|bahamas: bahamian|bahrain: bahraini|bangladesh: bangladeshi|barbados: barbadian|belarus: belarusian|
belgium, belgica: belgian, belga|belize: belizean, belizian|benin: beninese|bhutan: bhutanese|bolivia: bolivian, boliviano|bosnia, bosnia and herzegovina: bosnian|botswana: botswanan|brazil, brasil: brazilian, brasileiro, brasileno|
brunei: bruneian|bulgaria: bulgarian|burkina faso: burkinabe|burundi: burundian|cambodia: cambodian|cameroon, camaroes: cameroonian|canada: canadian, canadense, canadiense|cape verde, cabo verde: cape verdean|chad: chadian|chile: chilean, chileno|
china: chinese, chines, chino|colombia: colombian, colombiano|congo: congolese|costa rica: costa rican|croatia, croacia: croatian|cuba: cuban, cubano|cyprus, chipre: cypriot|czech republic, czechia: czech|
denmark, dinamarca: danish, dane, dinamarques|dominican republic, republica dominicana: dominican|ecuador, equador: ecuadorian, ecuadorean|egypt, egito, egipto: egyptian, egipcio|el salvador: salvadoran, salvadorian|eritrea: eritrean|estonia: estonian|ethiopia, etiopia: ethiopian|
fiji: fijian|finland, finlandia: finnish, finn|france, franca, francia: french, frances|gabon: gabonese|gambia: gambian|georgia: georgian|germany, alemanha, alemania: german, alemao, aleman|ghana: ghanaian|
greece, grecia: greek, grego, griego|greenland, groenlandia: greenlander, greenlandic|guatemala: guatemalan|guinea: guinean|guyana: guyanese|haiti: haitian|honduras: honduran|hong kong: hongkonger|hungary, hungria: hungarian|
iceland, islandia: icelandic, icelander|india: indian, indiano|indonesia: indonesian|iran: iranian|iraq, iraque: iraqi|ireland, irlanda: irish, irlandes|israel: israeli|italy, italia: italian, italiano|ivory coast: ivorian|
jamaica: jamaican|japan, japao, japon: japanese, japones|jordan, jordania: jordanian|kazakhstan: kazakh, kazakhstani|kenya, quenia: kenyan|kosovo: kosovar|kuwait: kuwaiti|kyrgyzstan: kyrgyz|laos: laotian|latvia, letonia: latvian|
lebanon, libano: lebanese, libanes|lesotho: basotho|liberia: liberian|libya, libia: libyan|liechtenstein: liechtensteiner|lithuania, lituania: lithuanian|luxembourg, luxemburgo: luxembourger|macedonia, north macedonia: macedonian|
madagascar: malagasy|malawi: malawian|malaysia, malasia: malaysian|maldives: maldivian|mali: malian|malta: maltese|mauritania: mauritanian|mauritius: mauritian|mexico: mexican, mexicano|moldova: moldovan|monaco: monegasque|mongolia: mongolian|
montenegro: montenegrin|morocco, marrocos, marruecos: moroccan|mozambique, mocambique: mozambican|myanmar, burma: burmese|namibia: namibian|nepal: nepalese, nepali|netherlands, the netherlands, holland, holanda: dutch, holandes|new zealand, nova zelandia, nueva zelanda: new zealander, kiwi|
nicaragua: nicaraguan|niger: nigerien|nigeria: nigerian|north korea, coreia do norte: north korean|norway, noruega: norwegian, noruegues|oman: omani|pakistan, paquistao: pakistani|palestine, palestina: palestinian|panama: panamanian|paraguay, paraguai: paraguayan, paraguaio|
peru: peruvian, peruano|philippines, filipinas: filipino, philippine|poland, polonia: polish, pole, polones|portugal: portuguese, portugues|puerto rico, porto rico: puerto rican|qatar, catar: qatari|romania, romenia: romanian|russia, rusia: russian, russo, ruso|rwanda, ruanda: rwandan|
samoa: samoan|saudi arabia, arabia saudita: saudi|senegal: senegalese|serbia, servia: serbian, serb|singapore, singapura: singaporean|slovakia, eslovaquia: slovak, slovakian|slovenia, eslovenia: slovenian, slovene|somalia: somali|
south africa, africa do sul, sudafrica: south african|south korea, coreia do sul, corea del sur: korean, south korean, coreano|spain, espanha, espana: spanish, spaniard, espanhol, espanol|sri lanka: sri lankan|sudan: sudanese|suriname: surinamese|sweden, suecia: swedish, swede, sueco|switzerland, suica, suiza: swiss, suico|
syria, siria: syrian|taiwan: taiwanese|tajikistan: tajik|tanzania: tanzanian|thailand, tailandia: thai|togo: togolese|tonga: tongan|trinidad and tobago: trinidadian|tunisia: tunisian|turkey, turquia: turkish, turk, turco|turkmenistan: turkmen|
uganda: ugandan|ukraine, ucrania: ukrainian, ucraniano|united arab emirates, emirados arabes: emirati|united kingdom, uk, great britain, england, scotland, wales, inglaterra, reino unido, escocia: british, english, scottish, welsh, briton, ingles|united states, united states of america, usa, u.s.a., u.s., estados unidos, eua: american, americano, norte-americano, estadunidense|
uruguay, uruguai: uruguayan, uruguaio|uzbekistan: uzbek|vanuatu: vanuatuan|vatican city, vaticano: vatican|venezuela: venezuelan, venezolano|vietnam: vietnamese|yemen: yemeni|zambia: zambian|zimbabwe: zimbabwean|
svalbard: svalbardian|europe, europa: european, europeu, europeo|africa: african, africano|asia: asian, asiatico|latin america, america latina: latin american, latino|scandinavia: scandinavian|chechnya: chechen|tibet: tibetan
`;
const regions = `
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky,
louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico,
north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia,
west virginia, wisconsin, wyoming, ontario, quebec, alberta, british columbia, manitoba, nova scotia, saskatchewan, new south wales, queensland, tasmania,
acre, alagoas, amapa, amazonas, bahia, ceara, distrito federal, espirito santo, goias, maranhao, mato grosso, mato grosso do sul, minas gerais,
paraiba, parana, pernambuco, piaui, rio grande do norte, rio grande do sul, rondonia, roraima, santa catarina, sergipe, tocantins, bavaria, catalonia, andalusia,
tuscany, sicily, lombardy, normandy, brittany, upper austria, lower austria, styria, tyrol, crimea, siberia
`;

const entries = countries.trim().split(/\|\s*/).filter(Boolean);
const namesIn = (list: string): readonly string[] =>
  list
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);

export const countryNames: ReadonlySet<string> = new Set([
  ...entries.flatMap((entry) => namesIn(entry.split(":")[0] ?? "")),
  ...namesIn(regions),
]);
export const nationalities: ReadonlySet<string> = new Set(
  entries.flatMap((entry) => namesIn(entry.split(":")[1] ?? "")),
);
