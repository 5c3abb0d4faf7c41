package resolve

import (
	"slices"
	"strings"
)

// nicknames are short forms of given names with the names that they stand for. Each line of the table has
// a name, then its short forms.
var nicknames = shortForms(`
	alexander alex sasha sandy xander
	alexandra alex sandra sasha
	alfred alf fred freddie
	andrew andy drew
	anthony tony
	barbara barb babs
	benjamin ben benny
	bernard bernie
	catherine cathy kate katie
	charles charlie chuck
	christine chris chrissy
	christopher chris
	cynthia cindy
	daniel dan danny
	david dave davey
	deborah deb debbie
	donald don donnie
	dorothy dot dottie
	edward ed eddie ted ned
	elizabeth liz beth betty betsy lizzie
	eugene gene
	frances fran
	francis frank
	franklin frank
	frederick fred freddie
	gerald gerry jerry
	gregory greg
	harold harry hal
	henry harry hank
	isabella bella
	jacob jake
	james jim jimmy jamie
	jeffrey jeff
	jennifer jen jenny
	jeremiah jerry
	jerome jerry
	jessica jess jessie
	john jack johnny
	jonathan jon
	joseph joe joey
	joshua josh
	judith judy
	katherine kate kathy katie
	kathleen kathy kate
	kathryn kate kathy katie
	kenneth ken kenny
	lawrence larry
	leonard len lenny leo
	leslie les
	louis lou louie
	margaret maggie meg peggy
	martin marty
	matthew matt
	melissa mel missy
	michael mike mick mickey
	mitchell mitch
	nathaniel nate nat
	nathan nate
	nicholas nick
	pamela pam
	patricia pat patty tricia
	patrick pat paddy
	peter pete
	philip phil
	phillip phil
	rafael rafa
	randall randy
	raymond ray
	rebecca becky
	richard rick dick rich ricky
	robert bob rob bobby robbie bert
	rodney rod
	ronald ron ronnie
	samantha sam
	samuel sam sammy
	stanislav stan
	stanley stan
	stephen steve
	steven steve
	stuart stu
	susan sue susie
	terence terry
	theodore ted teddy
	theresa terry tess
	thomas tom tommy
	timothy tim
	victoria vicky tori
	vincent vince vinny
	vladimir vova volodya
	walter walt
	wesley wes
	william bill billy will willie
	zachary zach zack`)

// shortForms reads lines of a name and its short forms: the names that each is short for.
func shortForms(table string) map[string][]string {
	of := make(map[string][]string)
	for line := range strings.Lines(strings.TrimSpace(table)) {
		f := strings.Fields(line)
		for _, short := range f[1:] {
			of[short] = append(of[short], f[0])
		}
	}
	return of
}

// fullGiven returns a given name and those that it may be short for.
func fullGiven(name string) []string { return append([]string{name}, nicknames[name]...) }

// sameGiven reports whether two given names may be one, shortened: "Katie" and "Kathryn", "Bill"
// and "Billy".
func sameGiven(a, b string) bool {
	return slices.ContainsFunc(fullGiven(a), func(x string) bool { return slices.Contains(fullGiven(b), x) })
}
