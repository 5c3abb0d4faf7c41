package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	cpostgres "github.com/cayleygraph/cayley/graph/sql/postgres"
)

// OpenPostgres opens the store in a PostgreSQL database of its own, given as
// postgres://user@host/database?option=value. A generation is a schema of the
// database; the one before the current stays for those who still read it.
func OpenPostgres(ctx context.Context, address string, opt Options) (*Store, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return nil, errors.New("graph/store: a PostgreSQL address looks like postgres://user@host/database")
	}
	p := &postgres{url: u}
	if err := p.connect(ctx, opt.ReadOnly); err != nil {
		return nil, errors.Join(fmt.Errorf("graph/store: open %s: %w", u.Redacted(), err), p.close())
	}
	return open(u.Redacted(), p, opt.ReadOnly)
}

func isSQL(qs cayley.QuadStore) bool {
	_, ok := qs.(*csql.QuadStore)
	return ok
}

// postgres keeps generations as schemas; the table tercet.current names one.
type postgres struct {
	url  *url.URL
	db   *sql.DB
	lock *sql.Conn // held by the one writer
}

// advisoryLock is the number of the writer's lock, in a database of our own.
const advisoryLock = 7465726365742

func (p *postgres) connect(ctx context.Context, readOnly bool) error {
	db, err := sql.Open("postgres", p.url.String())
	if err != nil {
		return err
	}
	p.db = db
	if readOnly {
		return db.PingContext(ctx)
	}
	if p.lock, err = db.Conn(ctx); err != nil {
		return err
	}
	var got bool
	if err := p.lock.QueryRowContext(ctx, `SELECT pg_try_advisory_lock($1)`, advisoryLock).Scan(&got); err != nil {
		return err
	}
	if !got {
		return ErrLocked
	}
	_, err = db.ExecContext(ctx, `CREATE SCHEMA IF NOT EXISTS tercet; CREATE TABLE IF NOT EXISTS tercet.current (name text NOT NULL)`)
	return err
}

func (p *postgres) close() error {
	var err error
	if p.lock != nil {
		// The server would give the lock free only when it notices that we left.
		_, err = p.lock.ExecContext(context.Background(), `SELECT pg_advisory_unlock_all()`)
		err = errors.Join(err, p.lock.Close())
	}
	if p.db != nil {
		err = errors.Join(err, p.db.Close())
	}
	return err
}

func (p *postgres) current(ctx context.Context) (string, error) {
	var exists bool
	if err := p.db.QueryRowContext(ctx, `SELECT to_regclass('tercet.current') IS NOT NULL`).Scan(&exists); err != nil || !exists {
		return "", err
	}
	var name string
	err := p.db.QueryRowContext(ctx, `SELECT name FROM tercet.current`).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return name, err
}

// in is the address of a schema.
func (p *postgres) in(schema string) string {
	u := *p.url
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

func (p *postgres) open(name string) (cayley.QuadStore, error) {
	var exists bool
	if err := p.db.QueryRow(`SELECT to_regclass(quote_ident($1) || '.quads') IS NOT NULL`, name).Scan(&exists); err != nil {
		return nil, err
	}
	if !exists {
		return nil, fs.ErrNotExist
	}
	return csql.New(cpostgres.Type, p.in(name), nil)
}

// schemas returns the schemas of all generations, oldest first.
func (p *postgres) schemas(ctx context.Context) ([]string, error) {
	rows, err := p.db.QueryContext(ctx, `SELECT nspname FROM pg_namespace WHERE nspname ~ '^gen_[0-9]{6}$' ORDER BY nspname`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

func (p *postgres) create(ctx context.Context) (draft, error) {
	names, err := p.schemas(ctx)
	if err != nil {
		return nil, err
	}
	n := 0
	if len(names) > 0 {
		if _, err := fmt.Sscanf(names[len(names)-1], "gen_%d", &n); err != nil {
			return nil, err
		}
	}
	d := &postgresDraft{p: p, name: fmt.Sprintf("gen_%06d", n+1)}
	if _, err := p.db.ExecContext(ctx, `CREATE SCHEMA `+d.name); err != nil {
		return nil, err
	}
	if err = csql.Init(cpostgres.Type, p.in(d.name), nil); err == nil {
		d.qs, err = csql.New(cpostgres.Type, p.in(d.name), nil)
	}
	if err != nil {
		d.abort()
		return nil, err
	}
	d.loader = loader{ctx: ctx, qs: d.qs.(applier)}
	return d, nil
}

type postgresDraft struct {
	p    *postgres
	name string
	qs   cayley.QuadStore
	done bool
	loader
}

func (d *postgresDraft) commit(ctx context.Context) error {
	if err := d.flush(); err != nil {
		return err
	}
	old, err := d.p.current(ctx)
	if err != nil {
		return err
	}
	tx, err := d.p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `DELETE FROM tercet.current`); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO tercet.current VALUES ($1)`, d.name); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	d.done = true
	names, err := d.p.schemas(ctx)
	if err != nil {
		return err
	}
	for _, name := range slices.DeleteFunc(names, func(n string) bool { return n == d.name || n == old }) {
		if _, err := d.p.db.ExecContext(ctx, `DROP SCHEMA `+name+` CASCADE`); err != nil {
			return err
		}
	}
	return d.qs.Close()
}

func (d *postgresDraft) abort() {
	if d.done {
		return
	}
	d.done = true
	if d.qs != nil {
		d.qs.Close()
	}
	d.p.db.Exec(`DROP SCHEMA ` + d.name + ` CASCADE`) // or the next commit does
}
