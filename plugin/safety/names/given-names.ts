/** First names as people bear them in the Americas and Europe, folded. */
export const givenNames: ReadonlySet<string> = new Set(
  `
abdul abel abigail abilio abraham adalberto adam adao adela adelaide adele ademir adilson adolfo adrian adriana adriano adrien
afonso agata agatha agnes agnieszka agustin agustina ahmed aida ailton aimee aisha alain alan alana albert alberto alceu aldo
alejandra alejandro aleksander aleksandra alena alessandra alessandro alessia alex alexander alexandra alexandre alexis alfonso
alfred alfredo ali alice alicia alina aline alison alistair allan allison aloisio altair alvaro alyssa amanda amandine amaro
amber ambra amelia amelie amina amir amy ana anabela anabel anais anastasia anderson andre andrea andreas andrei andreia andres
andrew andrzej andy angel angela angelica angelina angelo angus anita anke ann anna annabel anne annette annie anselmo anthony
antoine anton antonella antonia antonio antony aparecida april araceli archie ariadne ariana ariane ariel arlete arlindo armando
arnaldo arnold arthur artur ashley asta astrid atila aubrey audrey augusto aurelio aurora austin ava axel ayla barbara barney
bartek bastian beata beatrice beatriz becky belen belinda ben benedita benedito benito benjamin benoit bernadete bernard bernardo
bernd bert berta bertha beth bethany betty beverly bianca bill billy birgit bjorn bob bogdan bohdan bonnie boris bozena brad
bradley brandon brayan breno brenda brendan brett brian bridget brigitte bruce bruna bruno bryan bryce caio caleb calvin camila
camille candice carina carl carla carlo carlos carly carmem carmen carol carolina caroline carolyn carsten cassandra cassia
cassiano cassio catalina catarina caterina catherine cathy caua cecilia cecilie celia celina celio celso cesar chantal charlene
charles charlie charlotte chelsea cheryl chiara chloe chris christa christian christiane christina christine christoph
christophe christopher cicero cintia claire clara clarice clarissa claude claudette claudia claudine claudio clay clayton
clemens cleber cleide clelia cleusa cleyton clifford clint clodoaldo clovis cody colin colleen conrad constanza cooper cora
corey corinne courtney craig cristian cristiana cristiane cristiano cristina crystal curtis cynthia cyril dagmar daisy dalton
dalva damian damien dan dana daniel daniela daniele danielle danilo danny dante danuta daphne darcy dario darlene darren dave
davi david davide dawn dean debora deborah debra deise deivid delia denis denise dennis denzel derek derrick desiree diana
diane diego dieter dietmar dillon dimitri dina dirce dirk djalma dolores domingos dominic dominik dominique donald donna dora
doreen doris dorota dorothy doug douglas duarte duncan dustin dylan eddie edgar edilson edith edmund edna edson eduarda eduardo
edward edwin efraim eileen elaine elba eleanor elena eleni eliana eliane elias elif elisa elisabeth elisangela elise elizabeth
elke ella ellen ellie elliot elsa elton elvira emanuel emanuele emanuela emerson emil emilia emiliano emilie emilio emily emma
emmanuel enrico enrique enzo eric erica erich erick erik erika erin ernest ernesto ernst esmeralda esteban estela estevao esther
ethan ethel etienne eugene eugenia eugenio euclides eunice eva evandro evangelina eve evelyn ewa ewan fabia fabian fabiana
fabiano fabien fabio fabiola fabricio fatima fausto federica federico felicia felicity felipe felix fernanda fernando filip
filipa filipe filippo finn fiona flavia flavio florence florian florence fran frances francesca francesco francine francis
francisca francisco franck francois francoise frank franklin franz fred freddie frederic frederico frederik freya frida
friedrich fritz gabriel gabriela gabriele gabriella gabrielle gael gareth gary gaspar gaston gavin geni genevieve geoff
geoffrey george georgia georgina geovana gerald geraldo geraldine gerard gerardo gerhard gerson gertrude giancarlo gianluca
gilberto gilda gilles gillian gilmar gilson gina giorgia giorgio giovana giovanna giovanni gisela gisele giulia giuseppe gladys
glauber gleice glenn gloria gonzalo gordon graham grant greg gregor gregorio gregory greta grzegorz guadalupe guido guilherme
guillaume guillermo gunnar gunter gustav gustavo guy haakon hakim halina hamza hanna hannah hans harold harriet harry harvey
hassan hazel heather hector heidi heike heinrich heinz heitor helen helena helene helga helio heloisa helmut henri henrik
henrique henry herbert herman hermann hermes hernan hilary hilda holger holly hortencia howard hubert hugh hugo humberto iago
ian iara ibrahim ida ignacio igor ilda ilse ilona ilza imogen ines inga ingeborg ingrid inka iolanda ione ira irena irene irina
iris irma isaac isabel isabela isabella isabelle isadora isaias isak isaura isidoro ismael israel italo iva ivan ivana ivete
ivo ivone izabel jaap jack jackie jackson jacob jacqueline jacques jade jaime jair jake jakob jakub james jamie jan jana
janaina jane janet janice janine janusz jaqueline jared jaroslav jasmin jasmine jason javier jay jean jeanette jeanne jeff
jefferson jeffrey jenna jennifer jenny jens jeremias jeremy jerome jerry jerzy jesse jessica jessie jesus jill jim jimmy jo
joan joana joanna joanne joao joaquim joaquin jocelyn joe joel johan johann johanna johannes john johnny jolanta jon jonas
jonatan jonatas jonathan jordan jordi jorge jose josef josefa josefina joseph josephine josh joshua josiane josie josue joy
joyce juan juana juca judith judy julen jules julia julian juliana juliane juliano julie julien juliet julieta juliette julio
julius jurandir jurgen jussara justin justina justyna kai kaique kamil kamila kara karen karin karina karl karla karsten katarina
katarzyna kate katharina katherine kathleen kathryn kathy katia katie katja katrin kauan kaua kayla keith kelly kelvin ken kenneth
kenny kerry kevin khalid kieran kim kimberly kirk kirsten kirsty klaus kleber konrad konstantin kristen kristian kristin kristina
kristoffer krzysztof kurt kyle laercio laila lais lana lara larissa larry lars laszlo laura lauren laurence laurent lauro layla
lea leah leandra leandro leda lee leila lena leni leo leon leona leonard leonardo leone leonel leonie leonor leopoldo leslie
leticia levi lewis lia liam lidia lili lilian liliana lily lina linda lindsay lindsey lionel lisa lisbeth livia lloyd logan lois
lola lorena lorenzo loretta lori lorraine lotte lou louis louisa louise luan luana luc luca lucas lucia luciana luciane luciano
lucie lucien lucila lucilia lucimar lucinda lucio lucy ludmila ludovic ludwig luis luisa luiz luiza lukas luke luna lurdes lydia
lynn mabel maciej madalena maddison madeleine madison magali magda magdalena magnus maicon maisa maite malcolm malgorzata malte
manfred manoel manoela manon manuel manuela mara marc marcel marcela marcelina marcelo marcia marcin marcio marco marcos marcus
marek margaret margareta margarida margarita margherita margot marguerite maria marian mariana mariane marianne mariano marie marieta
marina mario marion marisa marisol maristela marius marjorie mark markus marlene marli marlon marta martha martin martina martine
mary maryam mateo mateus mateusz matheus mathias mathieu mathilde mathis matias matilda matilde matt matteo matthew matthias
maureen maurice mauricio maurizio mauro maxim maxime maximilian maxine maya mayara megan meire mel melanie melina melinda melissa
mercedes meredith mia micaela michael michaela michal michel michele michelle mickey miguel mikael mikaela mike mikhail mila milena milo
milton mina miranda mirela mireya miriam mirtes mitchell moacir mohamed mohammed moises molly mona monica monika monique morgan
moritz muhammad muriel murilo murray myriam nadia nadine nadja nair nancy naomi nara natalia natalie natascha natasha nathalia nathalie
nathan nathaniel neide neil nelson nestor neusa neymar nicholas nick nicola nicolas nicole nicoletta niels nigel nikita nikola nikolaus
nils nilson nilton nilza nina noah noel noemi noelia nora norma norman nuno octavio odair odete olaf oleg olga oliver olivia
olivier olof omar orlando oscar osmar osvaldo oswaldo otavio otto owen pablo palmira paloma pamela paola paolo pascal pat patrice patricia
patricio patrick patrik patrycja paul paula paulette paulina pauline paulo pavel pawel pedro peggy penelope penny pete peter petr
petra phil philip philipp philippa philippe phillip phoebe phyllis pierre pietro pilar piotr poliana priscila quentin rachel rafael
rafaela raimunda raimundo raissa ralf ralph ramiro ramon randy raphael raquel raul raymond rebeca rebecca regiane regina reginaldo reinaldo
reinhard renan renata renato rene renee rhonda ricardo riccardo richard rick ricky rita rob robert roberta roberto robin robson
rocio rodney rodolfo rodrigo roger rogerio roland rolando rolf roman romain romeu romulo ronald ronaldo ronan ronnie rosa rosalia
rosalinda rosana rosane rosangela rosario rosaura roseli rosemary rosemeire rosie rosilene ross roxana roxanne roy ruan ruben
rubens rudolf rui rupert russell ruth ruy ryan sabina sabine sabrina sally salome salma salvatore sam samanta samantha samara samir samuel
sandra sandro sandy santiago sara sarah sascha saul savannah scott sean sebastiana sebastiano sebastiao sebastian sebastien selena
selma serafim serena serge sergei sergio severino shane shannon sharon shaun shawn sheila shelley sherry shirlei shirley sidnei sidney
sigrid silas silvana silvester silvia silvio silvina simao simon simona simone simonetta sofia solange sonia sonja sophia sophie soraya
stacey stacy stan stanislaw stefan stefania stefanie stefano stella sten stephan stephane stephanie stephen steve steven stewart stig
stuart sueli suelen susan susana susanne suzana suzanne suzi sven svetlana sybil sylvain sylvia sylvie tadeu tainara tais tamara tamires
tania tanja tanya tara tarcisio tatiana tatiane taylor ted telma teo teodoro teresa terence teresinha terezinha teri terri terry
thais thales thea thelma theo theodore theresa therese thiago thierry thomas thorsten tiago tiffany tim timo timothy tina tobias
todd tom tomas tomasz tommy toni tony tracey tracy travis trevor trisha tristan tyler ugo ulises ulisses ulla ulrich ulrike ursula
uwe vagner valdemar valdir valentin valentina valentino valeria valerie valerio vanda vanderlei vanessa vania vasco vera veronica
veronika veronique vicente vicki vicky victor victoria vilma vincent vincenzo vinicius violeta violetta virgilio virginia vitor
vitoria vivian viviana viviane vivien vladimir volker wagner waldemar walter wanda wanderley washington wayne wellington wendy
werner wesley whitney wiktor wilhelm wilfred wilma wilson willian william willy wilton wojciech wolfgang xavier xenia yago yan yara
yasmin yolanda yuri yves yvette yvonne zachary zelia zenaide zeca zilda zoe zofia zuleica zuzana
`
    .trim()
    .split(/\s+/),
);
