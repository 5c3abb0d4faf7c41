package clause

// The word lists of the grammar: lemmas in lower case, read only.
var (
	// sayingVerbs report what somebody says; their complement is claimed.
	sayingVerbs = words(`say tell state note add announce argue assert claim allege contend maintain insist declare
		proclaim remark comment reply respond answer retort counter warn caution explain stress emphasize emphasise underline underscore
		reiterate repeat report write tweet post mention recall remind reveal disclose confirm affirm admit acknowledge concede
		complain grumble joke quip boast brag lament regret believe think feel consider suppose guess reckon suspect
		deny dispute reject estimate calculate predict forecast suggest imply indicate testify swear pledge observe
		continue conclude point_out find rule hold brief inform notify assure accuse quote cite caption signal convey interject exclaim shout
		whisper mutter murmur read go rant tout describe speculate rumour rumor allege advise`)
	// thatVerbs report only with a clause or a quotation below them; other uses are ordinary verbs.
	nounsOfSaying = words(`statement claim allegation accusation assertion announcement declaration report rumour rumor remark comment
		speech warning threat confirmation suggestion argument belief view opinion conviction charge complaint admission conclusion reply answer response interview
		message letter word tweet post testimony explanation promise pledge insistence assurance narrative account version data figures source sources article
		press release paper survey poll study`)
	// factiveVerbs present their complement as true.
	factiveVerbs = words(`show prove demonstrate know realize realise learn discover forget remember see notice understand
		mean ensure evidence illustrate establish uncover`)
	// hopingVerbs do not commit to their complement.
	hopingVerbs = words(`hope wish want expect fear worry doubt ask wonder question demand request require propose recommend urge
		seek prefer imagine pretend dream pray consider anticipate see whether hypothesize hypothesise ensure decide agree vow promise`)
	// denyingVerbs say that their complement is not so.
	denyingVerbs = words(`deny dispute refute rebut rule_out`)
	// planningVerbs make what follows planned.
	planningVerbs = words(`plan intend aim prepare mean propose`)
	// decidingVerbs with a negated infinitive mean the negation of the infinitive.
	decidingVerbs = words(`decide choose agree vow promise pledge prefer opt plan intend resolve undertake swear`)
	// takingVerbs add nothing to a refusal: to refuse to accept X is to refuse X.
	takingVerbs = words(`accept receive take`)
	// refusingVerbs are the ones that they add nothing to.
	refusingVerbs = words(`refuse decline reject`)
	// helpingVerbs bring about what their object does.
	helpingVerbs = words(`help force make cause lead compel oblige prompt get enable assist drive push`)
	// mildAdjectives vanish before an infinitive ("able to call"); with a negation, fear does too.
	mildAdjectives = words(`able willing`)
	fearAdjectives = words(`afraid scared shy reluctant`)
	fearVerbs      = words(`hesitate shrink fear shy`)
	// expectedPassives leave a plan: "is expected to visit".
	expectedPassives = words(`plan schedule expect intend set slate design mean propose bind due project poise`)
	// hearsayPassives leave a claim: "is said to own".
	hearsayPassives = words(`say report allege believe think rumour rumor claim suppose consider know understand assume estimate suspect accuse
		presume fear`)

	negators = words(`not n't never neither nor hardly scarcely barely nowhere nothing`)
	noWords  = words(`no neither none`)
	modals   = words(`may might could would should ought must`)

	ifMarks = words(`if unless whether lest in_case provided supposing as_if as_though assuming`)

	hearsayAdverbs = words(`allegedly reportedly supposedly purportedly ostensibly apparently seemingly`)
	maybeAdverbs   = words(`perhaps maybe possibly probably likely presumably potentially conceivably`)
	maybeAdjs      = words(`possible likely unlikely probable conceivable impossible doubtful improbable uncertain unclear potential`)
	maybeNouns     = words(`possibility chance hope idea likelihood fear risk prospect danger probability concern question proposal suggestion scenario expectation dream`)

	// particles are adverbs that make one verb with the verb before them.
	particles = words(`away back up down out off over together apart along forward aside ahead on in around through by aground ashore underway`)

	// emptyNouns take their meaning from their "of" phrase.
	emptyNouns = words(`one two three four five six seven eight nine ten some many most all none several both each any few half part number group lot
		series couple majority minority handful dozen dozens hundreds thousands millions kind type sort range variety pair set piece bit plenty
		percent % third quarter rest member members bulk deal amount total thousand hundred million billion array wave`)

	relativePronouns = words(`who which that whom whose where when why`)
	deadPronouns     = words(`it there that which what this these those who whom whoever whatever someone somebody something anyone anybody
		anything everyone everybody everything one ones another other others nothing nobody none all both each some many few most such
		each_other so much more several either neither same`)
	reflexives   = words(`himself herself itself themselves myself ourselves yourself oneself`)
	firstPersons = words(`i we us me my our ours mine myself ourselves`)
	ownPersons   = words(`i me my mine myself`)
)

// lightVerbs makes one relation of a verb and its noun: "took part in".
var lightVerbs = map[string]wordSet{
	"take": words(`part place seat advantage care office power control note aim steps action effect responsibility charge command lead possession
		credit exception refuge revenge issue precedence shelter hold root pride interest over delivery stock`),
	"play":   words(`role part host`),
	"pay":    words(`attention tribute visit homage respects heed`),
	"give":   words(`birth way rise support credence permission evidence testimony`),
	"make":   words(`use sense way room progress contact contribution reference attempt effort appearance difference fun mention peace landfall headway offer arrangement`),
	"have":   words(`access ties impact effect influence control confidence faith interest doubt relationship connection links contact custody knowledge trouble right rights relations`),
	"lose":   words(`control sight contact touch track interest confidence faith patience life`),
	"hold":   words(`talks discussions sway office negotiations`),
	"put":    words(`pressure emphasis stop end blame`),
	"shed":   words(`light`),
	"set":    words(`fire foot sail stage tone sights`),
	"pave":   words(`way`),
	"clear":  words(`way`),
	"open":   words(`fire investigation inquiry probe`),
	"launch": words(`investigation inquiry probe`),
	"cast":   words(`doubt light`),
	"gain":   words(`control access momentum`),
	"wage":   words(`war`),
	"reach":  words(`agreement deal settlement`),
	"do":     words(`business`),
	"say":    words(`no yes goodbye`),
	"keep":   words(`pace track`),
	"win":    words(`support approval`),
	"lay":    words(`groundwork claim siege foundation blame`),
	"enter":  words(`office`),
	"call":   words(`attention`),
	"strike": words(`blow deal chord`),
	"deal":   words(`blow`),
	"bear":   words(`witness responsibility`),
}

// verbNouns maps nouns of an event to their verb.
var verbNouns = map[string]string{
	"refusal": "refuse", "decision": "decide", "attempt": "attempt", "plan": "plan", "promise": "promise",
	"threat": "threaten", "offer": "offer", "intention": "intend", "failure": "fail", "agreement": "agree",
	"pledge": "pledge", "vow": "vow", "effort": "try", "proposal": "propose", "bid": "bid", "request": "request",
	"invasion": "invade", "attack": "attack", "assault": "assault", "recognition": "recognize",
	"annexation": "annex", "occupation": "occupy", "assassination": "assassinate", "murder": "murder",
	"killing": "kill", "shooting": "shoot", "arrest": "arrest", "detention": "detain", "bombing": "bomb",
	"acquisition": "acquire", "purchase": "purchase", "takeover": "take_over", "sale": "sell",
	"support": "support", "criticism": "criticize", "condemnation": "condemn", "denial": "deny",
	"rejection": "reject", "approval": "approve", "endorsement": "endorse", "withdrawal": "withdraw",
	"resignation": "resign", "election": "elect", "appointment": "appoint", "nomination": "nominate",
	"defeat": "defeat", "destruction": "destroy", "discovery": "discover", "creation": "create",
	"launch": "launch", "release": "release", "suspension": "suspend", "ban": "ban", "rescue": "rescue",
	"visit": "visit", "return": "return", "arrival": "arrive", "departure": "depart", "treatment": "treat",
	"humiliation": "humiliate", "overthrow": "overthrow", "closure": "close", "capture": "capture",
	"seizure": "seize", "blockade": "blockade", "siege": "besiege", "conquest": "conquer", "pursuit": "pursue",
	"defense": "defend", "defence": "defend", "comparison": "compare", "response": "respond", "reaction": "react",
	"trip": "travel", "speech": "speak", "trial": "try", "extradition": "extradite", "deportation": "deport", "conviction": "convict",
	"war": "wage_war", "aggression": "wage_war",
}

// infinitiveNouns are those of verbNouns whose infinitive names what was done or
// meant: "his refusal to accept".
var infinitiveNouns = words(`refusal decision attempt plan promise threat offer intention failure agreement pledge vow effort proposal bid request`)

// placePrepositions introduce where something happens.
var placePrepositions = words(`in at near inside outside across throughout on above below beneath beside within around`)

// roleNouns are offices and professions: what a person is.
var roleNouns = words(`president chairman chairwoman chair chairperson minister premier chancellor secretary spokesman spokeswoman spokesperson
	leader head chief director officer executive ceo cfo governor mayor senator congressman congresswoman representative deputy
	ambassador envoy consul king queen prince princess emperor duke pope bishop archbishop cardinal priest imam rabbi ayatollah
	general colonel major captain lieutenant sergeant commander admiral marshal soldier officer sheriff judge justice prosecutor
	attorney lawyer counsel professor scientist researcher doctor physician surgeon nurse teacher student author writer novelist poet
	journalist co-author coauthor reporter editor editor-in-chief columnist correspondent broadcaster host moderator anchor actor actress singer musician rapper guitarist
	drummer composer director producer filmmaker comedian model athlete footballer player striker goalkeeper quarterback pitcher coach manager
	trainer owner founder co-founder cofounder entrepreneur businessman businesswoman billionaire banker economist analyst expert consultant
	engineer astronaut pilot driver activist dissident propagandist politician lawmaker legislator mp candidate nominee member partner
	wife husband son daughter father mother brother sister widow fiancee fiance girlfriend boyfriend cousin uncle aunt nephew niece
	grandson grandfather grandmother friend colleague ally aide adviser advisor assistant predecessor successor rival opponent
	ruler dictator strongman warlord militant suspect victim spokesperson attorney-general monarch treasurer administrator commissioner
	inspector superintendent detective agent dean provost principal rector historian philosopher biologist physicist chemist astronomer
	veteran hostage gunman survivor resident citizen employee worker boss designer artist painter sculptor architect photographer critic
	unionist accountant auditor geologist sailor fisherman farmer carpenter teacher clerk envoy spy smuggler crook trader dealer
	oceanographer drummer bassist comedian oligarch tycoon entrepreneur insider whistleblower biologist meteorologist columnist
	publicist rep biographer bandmate co-star investigator firefighter promoter choreographer chef sheriff trooper goalie forward midfielder
	colleague classmate foe archrival heir ex-wife ex-husband stepfather parent child counterpart vice-president undersecretary co-chair`)

// unpersons are works and bodies that somebody is the author or the head of.
var unpersons = words(`study book film movie novel report paper article song album play series show documentary magazine newspaper
	project campaign programme program party group company firm team club band union agency institute foundation museum`)

// officeNouns are roles that a country's adjective says the country of.
var officeNouns = words(`president chairman minister premier chancellor secretary king queen prince emperor ambassador envoy consul leader
	ruler dictator monarch governor commander spokesman general spokeswoman vice-president senator`)

// ownedNouns are institutions, people and assets that somebody can be said to have.
var ownedNouns = words(`service office party government army troops force forces company firm administration ministry department parliament cabinet
	campaign team wife husband son daughter father mother brother sister family lawyer attorney spokesman spokeswoman spokesperson aide adviser advisor
	ally allies channel newspaper station network agency navy police military headquarters subsidiary unit branch arm bank embassy foundation
	predecessor successor rival opponent deputy friend colleague president minister representative chairman leader capital
	fleet estate ranch home house supporters followers economy coach manager partner boss girlfriend boyfriend widow parent`)

// memberNouns head phrases that enumerate members: "CSTO countries (Armenia, ...)".
var memberNouns = words(`country state member nation republic company party team union alliance group bloc organization organisation grouping association coalition
	pact region city club bank brand territory institution agency firm province`)
