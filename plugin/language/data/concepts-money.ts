/** Banking, accounts, access and documents. A line is `concept: words`; `_` joins words, a final `*` matches any ending. */
export const moneyConcepts = `
account: account* profile conta contas cuenta* perfil
bank: bank* banking lender banco* bancari* agencia_bancaria banca
balance: balance* how_much_money remaining saldo* quanto_tenho cuanto_tengo
transfer: transfer* wire send_money move_money transfe* enviar_dinheiro mandar_dinheiro giro remit* enviar_dinero
deposit: deposit* pay_in top_up topup topping load_money add_money add_funds deposit* recarga* recarr* abon* ingres*
withdraw: withdraw* take_out atm atms cash_machine cashpoint cash_out saque* sacar caixa_eletronico retir*_dinero cajero*
transaction: transaction* purchase_history history activity operation* transac* moviment* extrato extracto operac*
pending: pending processing on_hold not_gone_through stuck pendente* processando em_processamento em_analise pendiente* procesando en_proceso
declined: declin* reject* refus* denied not_accepted doesn't_work recus* negad* rejeit* nao_aceit* nao_passou rechaz* negaron no_acept*
failed: fail* unsuccessful didn't_go_through did_not_work not_working falh* nao_funcion* deu_errado nao_deu fall* no_funcion* 
reverted: revert* reversed undo* returned cancelled_transfer revert* desfazer devolvid* deshacer
limit: limit* maximum minimum max min cap allowance limite* maximo* minimo* teto tope
interest: interest apr apy interest_rate juros taxa_de_juros rendimento* interes intereses tasa
loan: loan* mortgage* borrow* lend credit_line emprestimo* financiamento* hipoteca* consignado prestamo* credito
credit: credit credito score rating credit_score credit_limit serasa spc score_de
debt: debt* owe owing overdue overdraft arrears divida* dev*ndo negativad* nome_sujo atrasad* deuda* mora
tax: tax taxes vat irs taxation imposto* tribut* irpf impuesto* hacienda iva deduc* isenc* exencion
salary: salary salaries payday paycheck wage* income payroll 401k pay_rise salario* pagamento_do_mes holerite renda cache* remunerac* sueldo* nomina ingresos
invest: invest* stock_market stocks shares bond crypto bitcoin fund funds aplic* investim* acoes fundo* cdb inver* acciones fondo*
currency: currenc* exchange_rate euro euros dollar* pound* yen foreign_currency fiat moeda* cambio dolar* real reais moneda* divisa* peso pesos
virtual: virtual disposable digital_card temporary virtual* descart* digital
physical: physical plastic fisic*
pin: pin passcode pin_number senha_do_cartao codigo_secreto clave
password: password* passwd passphrase credential* senha* contrasena* clave_de_acceso
login: login log_in log_on sign_in signin access logging acess* entrar logar acced* iniciar_sesion ingresar
logout: logout log_out sign_out sair_da_conta cerrar_sesion deslog*
signup: sign_up signup register* registration create_an_account open_an_account cadastr* inscri* criar_conta abrir_conta registr* crear_cuenta abrir_una_cuenta alta
verify: verif* identity identification confirm_my validate authentic* identidade comprovar confirmar_dados identidad validar valid*
blocked: block* locked lock frozen freeze suspended banned disabled bloque* trav* suspens* congel* bloquead*
unblock: unblock* unlock* unfreeze reactivat* restore desbloque* destrav* reativ* reactiv* liber*
forgot: forgot* forget* forgotten can't_remember don't_remember esquec* nao_lembro olvid* no_recuerdo
reset: reset* recover* recuper* redefin* resetar restablec*
activate: activat* enable* turn_on_my start_using ativ* habilit* activ*
close_account: close_my delete_my terminate delete_account deactivate* encerr* excluir_conta fechar_conta apagar_conta cerrar_cuenta eliminar_cuenta deact*
delete: delet* remov* erase* apag* exclu* remov* borr* elimin* quit*
change: chang* edit* modif* updat* alter* mud* atualiz* edit* modific* actualiz* cambiar
document: document* paperwork form forms file files id_card passport driver_license documento* formulario* arquivo* papel papeis rg cnh papeles planilla planilha* expediente
number: number* digits numero* cifra
email: email* e-mail mail inbox correo* e-mail
phone: phone* mobile cell cellphone smartphone telephone celular* telefone* fone telefon* movil
message: message* text sms whatsapp wpp zap zapzap wa mensag* mensaj* recado telegram
name: name names surname nome* sobrenome nombre* apellido*
age: age years_old how_old minor under_18 adult idade anos menor_de_idade quantos_anos edad cuantos_anos
child: child* kid kids son daughter baby teen* crianc* filho* filha* bebe nino* nina* hijo* hija*
family: family parent* mother father mom dad brother sister wife husband relative* familia* parente* mae pai irma* esposa marido pariente* madre padre
company: company companies business corporate firm enterprise organi* empresa* companhia negocio* firma institu* pessoa_juridica cnpj organiz* compania
person_tax: individual personal_id pessoa_fisica cpf persona_fisica dni curp
insurance: insur* coverage policy_holder claim seguro* apolice sinistro cobertura poliza siniestro
contract: contract* agreement lease contrato* convenio acuerdo
government: government ministry federal public_service law laws legal governo ministerio lei leis federal gobierno ley leyes legal*
project: project* proposal* proposta* projeto* proyecto* propuesta*
approve: approv* accept* authori* aprov* aceit* autoriz* aprob* acept*
deadline: deadline* due due_date last_day by_when time_limit prazo* data_limite ate_quando vence* plazo* fecha_limite
step: step steps process procedure stage stages phase etapa* passo* fase* processo procediment* paso pasos proceso
apply: apply applying application* submit* candidat* inscrev* submet* solicit* postul* aplicar
report_fraud: report fraud suspicious illegal irregular* unauthori* not_me didn't_make don't_recognize denunc* irregular* ilegal* nao_reconhec* nao_fiz no_reconozco no_hice sospech* suspeit*
point: point points reward* miles loyalty pontos pontuac* milhas fidelidade puntos millas recompens*
refer: refer referral invite a_friend indique indicar_amigo convid* invitar referido*
split: split share between divid* rachar repartir compart*
budget: budget* spend spending spent expense* expenses gast* despesa* orcament* presupuest* gasto*
check_document: check cheque cheques checkbook* cheque* talao chequera
`;
