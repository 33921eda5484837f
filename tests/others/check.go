// Checks a log of ours with Go's own tlog and note (golang.org/x/mod/sumdb), which know nothing of us.
//
//	check-go                     a JSON line for each case in, a line out: yes, or no and why
//	check-go tiles DIR VKEY N    reads a log's public folder: checkpoint, every Nth entry, consistency of many sizes
//
// Go writes the height of a tile into its path; C2SP tlog-tiles, which we follow, does not.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type asked struct {
	Kind, Note, Vkey, Proof string
	Entry, Root             []byte
	OldRoot                 []byte `json:"old_root"`
	Index, Size, Old        int64
	Path                    [][]byte
}

func main() {
	if len(os.Args) == 5 && os.Args[1] == "tiles" {
		stride, err := strconv.ParseInt(os.Args[4], 10, 64)
		if err == nil {
			err = checkFolder(folder(os.Args[2]), os.Args[3], stride)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var one asked
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := check(one); err != nil {
			fmt.Println("no:", strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Println("yes")
		}
	}
}

func check(one asked) error {
	switch one.Kind {
	case "inclusion":
		root, err := hash(one.Root)
		if err != nil {
			return err
		}
		return included(one.Path, one.Index, one.Size, root, one.Entry)
	case "signed":
		tree, err := head([]byte(one.Note), one.Vkey)
		if err != nil {
			return err
		}
		return included(one.Path, one.Index, tree.N, tree.Hash, one.Entry)
	case "proof":
		return proved(one.Proof, one.Vkey, one.Entry)
	case "consistency":
		return consistent(one)
	}
	fmt.Fprintf(os.Stderr, "nobody knows how to check %q\n", one.Kind)
	os.Exit(1)
	return nil
}

func hash(content []byte) (found tlog.Hash, err error) {
	if len(content) != len(found) {
		return found, errors.New("a hash of another length")
	}
	copy(found[:], content)
	return found, nil
}

func hashes(contents [][]byte) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, 0, len(contents))
	for _, content := range contents {
		one, err := hash(content)
		if err != nil {
			return nil, err
		}
		found = append(found, one)
	}
	return found, nil
}

func included(path [][]byte, index, size int64, root tlog.Hash, entry []byte) error {
	steps, err := hashes(path)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(steps, size, root, index, tlog.RecordHash(entry))
}

func consistent(one asked) error {
	steps, err := hashes(one.Path)
	if err != nil {
		return err
	}
	pair, err := hashes([][]byte{one.Root, one.OldRoot})
	if err != nil {
		return err
	}
	return tlog.CheckTree(steps, one.Size, pair[0], one.Old, pair[1])
}

// head opens a checkpoint with Go's note, and reads its three lines.
func head(written []byte, vkey string) (tree tlog.Tree, err error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(written, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tree, errors.New("no checkpoint of this log")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil {
		return tree, err
	}
	tree.Hash, err = hash(root)
	return tree, err
}

// proved reads a proof file as C2SP tlog-proof has it.
func proved(written, vkey string, entry []byte) error {
	top, checkpoint, found := strings.Cut(written, "\n\n")
	lines := strings.Split(top, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("no proof file")
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return errors.New("no index")
	}
	index, err := strconv.ParseInt(lines[0][len("index "):], 10, 64)
	if err != nil {
		return err
	}
	var path [][]byte
	for _, line := range lines[1:] {
		step, err := base64.StdEncoding.DecodeString(line)
		if err != nil {
			return err
		}
		path = append(path, step)
	}
	tree, err := head([]byte(checkpoint), vkey)
	if err != nil {
		return err
	}
	return included(path, index, tree.N, tree.Hash, entry)
}

// A folder is the public folder of a log.
type folder string

func (folder) Height() int                     { return 8 }
func (folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (at folder) ReadTiles(tiles []tlog.Tile) (contents [][]byte, err error) {
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		content, err := os.ReadFile(filepath.Join(string(at), path))
		if err != nil {
			return nil, err
		}
		contents = append(contents, content)
	}
	return contents, nil
}

// entries reads a bundle: each entry after its length in two bytes.
func (at folder) entries(number, size int64) (found [][]byte, err error) {
	tile := tlog.Tile{H: 8, L: 0, N: number, W: int(min(256, size-number*256))}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	content, err := os.ReadFile(filepath.Join(string(at), path))
	for err == nil && len(content) > 0 {
		if len(content) < 2 || len(content) < 2+int(binary.BigEndian.Uint16(content)) {
			return nil, fmt.Errorf("%s is cut off", path)
		}
		end := 2 + int(binary.BigEndian.Uint16(content))
		found, content = append(found, content[2:end]), content[end:]
	}
	if err == nil && len(found) != tile.W {
		err = fmt.Errorf("%s holds %d entries", path, len(found))
	}
	return found, err
}

func checkFolder(at folder, vkey string, stride int64) error {
	written, err := os.ReadFile(filepath.Join(string(at), "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := head(written, vkey)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, at)
	fits, refused, err := everyInclusion(at, tree, reader, stride)
	if err != nil {
		return err
	}
	pairs, refusedPairs, err := manyPairs(tree, reader)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]int64{
		"size": tree.N, "inclusions": fits, "inclusions_refused": refused,
		"pairs": pairs, "pairs_refused": refusedPairs,
	})
}

func everyInclusion(at folder, tree tlog.Tree, reader tlog.HashReader, stride int64) (fits, refused int64, err error) {
	var held [][]byte
	number := int64(-1)
	for index := int64(0); index < tree.N; index += stride {
		if index/256 != number {
			number = index / 256
			if held, err = at.entries(number, tree.N); err != nil {
				return
			}
		}
		entry := held[index%256]
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return fits, refused, err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
			return fits, refused, fmt.Errorf("entry %d: %w", index, err)
		}
		fits++
		changed := append([]byte(nil), entry...)
		changed[index%int64(len(changed))] ^= 1 << (index % 8)
		if tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(changed)) == nil {
			return fits, refused, fmt.Errorf("entry %d is accepted although a bit of it was changed", index)
		}
		refused++
	}
	return fits, refused, nil
}

func manyPairs(tree tlog.Tree, reader tlog.HashReader) (fits, refused int64, err error) {
	for size := tree.N; size > 0; size = size*5/7 - 1 {
		root, err := tlog.TreeHash(size, reader)
		if err != nil {
			return fits, refused, err
		}
		for old := size; old > 0; old = old*3/5 - 1 {
			before, err := tlog.TreeHash(old, reader)
			if err != nil {
				return fits, refused, err
			}
			proof, err := tlog.ProveTree(size, old, reader)
			if err != nil {
				return fits, refused, err
			}
			if err := tlog.CheckTree(proof, size, root, old, before); err != nil {
				return fits, refused, fmt.Errorf("from %d to %d: %w", old, size, err)
			}
			fits++
			before[old%32] ^= 1
			if tlog.CheckTree(proof, size, root, old, before) == nil {
				return fits, refused, fmt.Errorf("from %d to %d is accepted although the old root was changed", old, size)
			}
			refused++
		}
	}
	return fits, refused, nil
}
