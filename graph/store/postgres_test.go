//go:build unix

package store

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// postgresTool finds a program of PostgreSQL, which Debian keeps out of PATH.
func postgresTool(name string) string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) > 0 {
		return found[len(found)-1]
	}
	path, _ := exec.LookPath(name)
	return path
}

// startPostgres starts a server on a socket in a new folder, as a user that is
// not root, and returns its address.
func startPostgres(t *testing.T) string {
	t.Helper()
	initdb, server := postgresTool("initdb"), postgresTool("postgres")
	if initdb == "" || server == "" {
		if os.Getenv("TERCET_REQUIRE") == "1" {
			t.Fatal("PostgreSQL is not installed")
		}
		t.Skip("PostgreSQL is not installed: apt-get install postgresql")
	}
	dir, err := os.MkdirTemp("", "tercet-pg") // a socket's path is short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	var as *syscall.Credential
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			t.Skip("PostgreSQL does not run as root, and there is no user postgres")
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		if err := os.Chown(dir, uid, gid); err != nil {
			t.Fatal(err)
		}
	}
	command := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
		return cmd
	}
	data := filepath.Join(dir, "data")
	if out, err := command(initdb, "-D", data, "-U", "tercet", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	var log bytes.Buffer
	cmd := command(server, "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off")
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGINT) // fast shutdown
		cmd.Wait()
	})
	address := "postgres://tercet@/postgres?sslmode=disable&host=" + dir
	for range 100 {
		s, err := OpenPostgres(t.Context(), address, Options{ReadOnly: true})
		if err == nil {
			s.Close()
			return address
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("PostgreSQL does not answer:\n%s", log.String())
	return ""
}

func TestReadersPostgres(t *testing.T) {
	if os.Getenv("TERCET_READERS") != "1" {
		t.Skip("one of the heavy readers: make test-readers")
	}
	address := startPostgres(t)
	conform(t, func(t *testing.T) *Store {
		p, err := OpenPostgres(t.Context(), address, Options{})
		if err != nil {
			t.Fatal(err)
		}
		// Every part begins with a store of its own.
		if _, err := p.backend.(*postgres).db.Exec(`DELETE FROM tercet.current`); err != nil {
			t.Fatal(err)
		}
		return p
	})
	w, err := OpenPostgres(t.Context(), address, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := OpenPostgres(t.Context(), address, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	r, err := OpenPostgres(t.Context(), address, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for range 3 {
		if err := w.Replace(t.Context(), island()); err != nil {
			t.Fatal(err)
		}
		ask(t, r, `g.V("Skerry").Except(g.V("nosuch")).All()`, "Skerry")
	}
	if names, err := w.backend.(*postgres).schemas(t.Context()); err != nil || len(names) != 2 {
		t.Errorf("schemas %v, %v: want the current and the one before", names, err)
	}
}

func TestPostgresAddress(t *testing.T) {
	for _, address := range []string{"", "graph.tercet", "mysql://x/y", "postgres://x:1/%zz", "postgres://nobody@127.0.0.1:1/none?connect_timeout=1"} {
		if s, err := OpenPostgres(t.Context(), address, Options{}); err == nil {
			s.Close()
			t.Errorf("%q was opened", address)
		}
	}
}
