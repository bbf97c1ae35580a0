/** Buying, paying, shipping and service. A line is `concept: words`; `_` joins words, a final `*` matches any ending. */
export const commerceConcepts = `
price: price* pricing cost costs costing costed rate rates tariff* mrp how_much quote quotation expensive charges_for preco* custo custa custam custava valor valores quanto_custa quanto_sai quanto_fica quanto_e orcamento* tabela_de_precos precio* costo costos cuesta cuestan cuanto_cuesta cuanto_vale cuanto_sale tarifa* presupuesto*
cheap: cheap* affordable inexpensive low_cost lowest budget_friendly barat* mais_em_conta economic* baratos barata
expensive: expensive pricey overpriced costly too_much caro cara caros caras carissim* costos*
discount: discount* offer offers coupon* promo promos promotion* voucher* deal deals sale sales bargain* rebate* promo_code black_friday cashback desconto* promoc* promocao cupom cupons cupon* oferta* liquidac* rebaja* descuento* codigo_promocional
free: free complimentary gratis no_charge free_of_charge at_no_cost gratuit* de_graca sem_custo sin_costo sin_cargo
buy: buy* bought purchase* purchasing shop shopping acquire acquir* place_an_order compr* adquir* encomend*
sell: sell* selling sold seller resell* vend* vende* vendedor* revend*
order: order orders ordered ordering pedido* encomenda* orden ordenes compra_realizada
product: product* item items goods article* merchandise model models produto* artigo* mercadoria* item itens modelo* producto* articulo* mercancia*
type: type types kind kinds variety varieties variant* range category categories sort_of tipo* categoria* variedad* variedade* especie*
stock: stock available availability in_stock out_of_stock sold_out restock* back_in_stock estoque disponib* disponivel disponiveis tem_em_estoque esgotad* acabou agotad* existencia* disponible*
catalogue: catalog* catalogue* brochure* menu price_list collection* portfolio cardapio colecao coleccion cartilla folleto*
size: size* sizing dimension* measurement* length width height inch inches feet foot_size tamanho* medida* dimens* largura comprimento altura numeracao talla* tamano* ancho largo
color: color* colour* shade* cor cores tom tons colorid* color* tono
quality: quality durable durability sturdy material qualidade duravel calidad duradero resistente*
original: original* authentic* genuine* fake* counterfeit* legit real_or_fake autentic* verdadeir* falso* falsa* falsific* genuin*
compare: compar* difference* different differ versus vs better_than which_is_better diferenc* comparac* melhor_que qual_e_melhor diferen* cual_es_mejor
recommend: recommend* suggest* suggestion* advise advice best_for which_one_should recomend* suger* sugest* indica indicac* aconselh* aconsej*
custom: custom customis* customiz* personalis* personaliz* bespoke made_to_measure tailor* sob_medida sob_encomenda personaliz* a_medida
gift: gift* present_for wrap wrapping gift_card presente* embrulho embalagem_de_presente regalo* envolver_para_regalo
sample: sample* trial tryout try_out try_it demo test_drive tester amostra* experimentar provar teste_gratis muestra* probar prueba
warranty: warrant* guarantee* guaranty garantia* garant*
return: return* send_back give_back devol* devuelv* trocar_ou_devolver regresar
exchange: exchange* swap* replace* replacement* change_the_size troc* substitu* cambi* reemplaz* sustitu*
refund: refund* money_back reimburs* chargeback reembols* estorn* dinheiro_de_volta meu_dinheiro devolver_el_dinero devolucion_del_dinero mi_dinero
cancel: cancel* call_off abort revoke desist* anul* suspend* dar_de_baja nao_quero_mais ya_no_quiero
delivery: deliver* ship* shipment* shipping dispatch* courier freight mailed postage send_it entreg* envi* frete despach* transportadora* correios motoboy remessa reparto envio* flete mensajer* domicilio
pickup: pick_up pickup collect_in click_and_collect collect_from retirar retirada buscar_na_loja pegar_na_loja recoger retirar_en_tienda
track: track* tracking where_is whereabouts trace follow_up_on rastre* rastreio onde_esta localizar acompanhar seguimiento rastrear donde_esta localiz*
status: status progress update_on state_of situation stage andamento situacao em_que_pe posicao_do pe_que_esta estado_de estado_del situacion
arrive: arriv* come reach reached reaches show_up get_here receiv* reciev* received got_here cheg* receb* llega* llego recib* 
delay: delay* late overdue slow still_waiting still_not waiting_for taking_so_long too_long has_not_arrived not_received hasn't_arrived haven't_received didn't_receive not_arrived atras* demor* ainda_nao nao_chegou nao_recebi cade retras* tarda* todavia_no aun_no no_ha_llegado no_llego no_me_llego
package: package* parcel* box boxes packet packaging pacote* caixa* embalagem volume encomenda paquete* caja* bulto
lost_item: lost misplaced missing went_missing disappeared perdi perdido* perdida* extravi* sumiu desaparec* perder
stolen: stolen stole steal* theft thief robbed roub* furt* ladrao rob*
damaged: damage* defect* broken broke crack* scratch* faulty torn leaking dent* quebr* danific* defeitu* defeito* avari* rachad* rasgad* estrag* danad* rot* averiad* roto rota
wrong_item: wrong incorrect* mistaken not_what_i mixed_up errad* trocad* diferente_do equivocad* incorrect*
missing_part: missing_part* incomplete not_complete came_without faltando faltou incompleto* veio_sem falta faltan incompleta
address: address* street zip zipcode postcode postal pincode pin_code house_number endereco* rua cep avenida direccion* calle codigo_postal domicilio
location: locat* where_are_you where_is_your find_you map directions localiz* onde_fica onde_voces como_chegar mapa ubicac* donde_queda donde_estan como_llegar
store: store* showroom* show_room outlet* branch* shop_near physical_store dealer* office offices headquarters head_office retailer* loja* filial filiais unidade* agencia* matriz escritorio tienda* sucursal* local oficina* sede
distributor: distribut* dealership reseller* wholesale* franchise* franchis* supplier* vendor* distribuid* revended* atacad* franquia* franque* fornecedor* mayoris* proveedor* franquicia*
payment: pay* paid payment* paying checkout settle pag* paguei pagamento* pago pagar* pagos
installment: installment* instalment* emi monthly_payment* finance financing zero_interest down_payment pay_later parcel* prestac* financia* sem_juros a_prazo em_vezes cuota* mensualidad* sin_intereses a_plazos
cash: cash banknote* cash_on_delivery cod em_especie dinheiro_vivo efectivo contra_entrega contra_reembolso pagar_na_entrega
card: card* debit_card credit_card visa mastercard amex cartao cartoes tarjeta* 
pix: pix chave_pix qr_code boleto* codigo_de_barras transferencia_bancaria 
invoice: invoice* receipt* bill bills billing statement* fatura* nota_fiscal recibo* cupom_fiscal segunda_via comprovante* factura* comprobante* 
charge: charge* charged fee fees deducted debited debit* taken_from cobr* taxa* tarifa* debitad* descontad* cargo* comision* 
twice: twice double doubled duplicate* two_times again repeated duas_vezes dobro duplicad* em_duplicidade dos_veces doble
subscription: subscri* membership* plan plans premium renew* renewal assinatura* assin* plano* mensalidade renov* suscri* membresia plan planes
opening_hours: opening_hours open_hours business_hours what_time_do_you open opens opened opening close closes closing_time working_hours horario* expediente funcionamento abre abrem abert* fecha fecham que_horas_abre hora_de_abertura atend*_ate abren cierra* abierto* hasta_que_hora
appointment: appointment* schedule scheduling book_a booking bookings reserve* reservation* slot slots agend* marcar_horario marcar_consulta reserv* consulta cita citas turno turnos
reschedule: reschedul* postpone* move_my move_it change_the_date another_day remarc* reagend* adiar mudar_a_data otro_dia reprogram* aplaz*
queue: wait waiting queue line wait_time espera esperando esperar fila esperar cola aguard*
visit: visit* come_by drop_by see_it_in_person visit* conhecer_pessoalmente passar_ai pasar_por
contact: contact* reach_you get_in_touch call_me call_back callback call_you phone_number customer_care toll_free helpline hotline contat* ligar ligue telefone falar_com entrar_em_contato me_liga numero_de_telefone contacto contactar llam* telefono comunicarme
person: human* agent* representative* person operator* attendant real_person someone manager supervisor live_chat specialist atendente* pessoa humano* operador* gerente alguem consultor* vendedor supervisor especialista persona agente* alguien encargad* asesor*
complaint: complain* complaint* unacceptable disappoint* terrible awful worst rude horrible pessim* reclam* absurdo vergonha decepc* insatisf* horrivel procon desrespeito queja* reclamo* pesim* inaceptable vergueen* maltrato
review: review* rating* feedback testimonial* opinion* survey avaliac* nota_de opini* depoimento* resen* comentario* encuesta
safe: safe safety secure trustworthy trust reliable scam* fraud* segur* confia* golpe* fraude* confiable estafa*
side_effect: side_effect* allerg* harmful efeito* colateral alerg* faz_mal efecto_secundario secundarios dano
ingredient: ingredient* composition contains made_of gluten vegan vegetarian ingrediente* composicao contem feito_de vegan* composicion contiene hecho_de
expiry: expir* valid until use_by shelf_life best_before validade venc* prazo_de_validade caduc* vencimiento
support: help assist* assistance support ajuda* ajudar suporte apoio auxilio ayuda* soporte asistencia
urgent: urgent* asap immediately right_now right_away emergency quickly hurry urg* agora_mesmo imediat* emergencia rapido ja pressa inmediat* cuanto_antes prisa
policy: policy policies terms conditions rule rules politica* termos regra* condic* condiciones reglas norma*
international: international* abroad overseas foreign country countries export* import* worldwide internacional* exterior outro_pais fora_do_brasil pais paises extranjero
job: job jobs vacancy vacancies career* hiring recruit* resume cv work_for_you vaga* emprego* curriculo trabalh*_com contrat* trabajo empleo vacante* curriculum
partner: partner* collaborat* influencer* sponsor* parceri* parceir* patrocin* colabor* socio* patrocin*
install: install* setup set_up assembl* mount instal* mont* configur* arm*
repair: repair* fix fixed fixing mend technician technical_support service_center consert* repar* arrum* tecnic* manutenc* assistencia_tecnica arregl* servicio_tecnico
`;
