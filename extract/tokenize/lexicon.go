package tokenize

import "strings"

// set makes a set of the words of a list. The sets below are constants of the
// language, only ever read.
func set(list string) map[string]bool {
	m := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		m[word] = true
	}
	return m
}

// titles are abbreviations that a name follows: they never end a sentence.
var titles = set(`Mr Mrs Ms Dr Prof Rev Hon Gen Col Lt Maj Capt Cmdr Cpl Sgt Adm Gov Sen Sens Rep Reps Pres
	Mlle Mme Messrs Fr Br Supt Insp Ft Mt v vs Vs No Nos Fig Figs Vol Art Sec`)

// abbreviations keep their full stop wherever they stand.
var abbreviations = set(`Mr Mrs Ms Dr Prof Rev Hon St Sts Gen Col Lt Maj Capt Cmdr Cpl Sgt Adm Gov Sen Sens Rep Reps Pres
	Mlle Mme Messrs Ft Mt v vs Vs Jr Sr Inc Corp Co Cos Ltd Bros Mfg Ph al Jan Feb Aug Sept Sep Oct Nov Dec
	Tue Tues Wed Thur Thurs Fri Mon Blvd Ave Esq Esp esp Attn Dept Univ Assn approx ca cf Supt Vol vol Arrv arrv
	div Ont Que Alta Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt
	Wash Wis Wyo eg ie viz incl`)

// clockWords follow a.m. and p.m. inside a sentence: "at 5 p.m. Monday, local time".
var clockWords = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
	August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec. Eastern Central Mountain Pacific
	Atlantic Greenwich Moscow London Beijing Tokyo Paris Mon Tue Tues Wed Thu Thurs Fri Sat Sun`)

// beforeHour are words that open a sentence before a time: "At 5 p.m. Lind spoke".
var beforeHour = set(`At By Around After Before Until From Since`)

// agencies stand in brackets behind the place where a report was written.
var agencies = set(`AP AFP Reuters REUTERS UPI CNN BBC dpa DPA TASS Interfax Xinhua Bloomberg IANS PTI ANI EFE ANSA Kyodo AAP PA`)

// lowerAbbreviations keep theirs only before a number or a small letter.
var lowerAbbreviations = set(`No Nos no nos p c b d r m Fig Figs fig Sec Art Sat Sun Ch ch ed eds trans min max ext est
	Rs pts pp inc corp co tel Tel Mar Apr Jun Jul bn mn mln bln pct lb lbs oz ft hrs yrs sq`)

// articles are abbreviations that Roman numbers follow too.
var articles = set(`Art Sec Fig Ch`)

// initials are first names cut to more than one letter.
var initials = set(`Dm Wm Th Chr Zh Kh`)

// exclaimed are names that end in an exclamation mark.
var exclaimed = set(`Yahoo Jeopardy Oklahoma Joomla`)

// starters are words that open sentences far more often than they are names.
var starters = set(`The This That These Those There Then They He She It We You His Her Its Their Our My Your A An And But
	Or So In On At As If When While Where Who What Why How For From By With After Before Since Until Although Though
	However Also Not No Yes To Of Is Are Was Were Do Does Did Has Have Had Will Would Can Could Should May Please Thanks
	Thank All Some Many Most More Now Here Once Just Each Both Because Meanwhile According I Another Other Others One Two`)

// prefixes keep their hyphen in UD English.
var prefixes = set(`non e mid re anti co pre pro cross post semi over sub multi ex counter mini inter intra socio
	psycho un micro macro hyper mega ultra pseudo trans extra infra proto bi tri di electro geo bio eco`)

// units are split from the number before them.
var units = set(`k K m M mm MM mn bn b B km KM kg g mg lb lbs oz ft cm nm ml l L mph kph kW kWh MW MWh GW GWh GB MB KB TB
	Hz kHz MHz GHz am pm AM PM a p hrs hr h min mins sec secs yrs yr years year million billion trillion C F V W
	mb gb tb kb x X fps psi ha tn sq`)

// topLevel are the endings of hosts' names and of files.
var topLevel = set(`com org net edu gov mil int info biz io co uk ru de fr eu us ca au nz kz ua by cn jp kr in it es nl se no
	fi dk pl cz ch at be ie tv me tw hk sg za br mx ar il ir tr gr pt ro hu bg rs ge am az uz kg
	doc docx pdf xls xlsx ppt txt htm html php asp jpg jpeg png gif zip exe csv xml json py url mp3 mp4`)

// contractions are words written together, with the length of the first part.
var contractions = contraction(`can|not gon|na wan|na got|ta gim|me lem|me du|nno do|nt does|nt did|nt ca|nt wo|nt is|nt
	was|nt are|nt were|nt have|nt has|nt had|nt could|nt would|nt should|nt that|s what|s i|m i|ve you|re they|re
	we|ve they|ve you|ve there|s here|s let|s who|s d'|ye y'|all y’|all ain|t`)

func contraction(list string) map[string]int {
	m := make(map[string]int)
	for word := range strings.FieldsSeq(list) {
		a, b, _ := strings.Cut(word, "|")
		m[a+b] = len(a)
	}
	return m
}
