// Asks Go's tile reader for leaf hashes of a log in a folder of C2SP tiles: folder, size, root in base64, indexes.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		// Go says tile/8/<level>/…, C2SP tlog-tiles leaves the height out.
		bytes, err := os.ReadFile(filepath.Join(string(f), "tile", strings.TrimPrefix(tile.Path(), "tile/8/")))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	size, _ := strconv.ParseInt(os.Args[2], 10, 64)
	bytes, _ := base64.StdEncoding.DecodeString(os.Args[3])
	var root tlog.Hash
	copy(root[:], bytes)
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, folder(os.Args[1]))
	for _, word := range os.Args[4:] {
		index, _ := strconv.ParseInt(word, 10, 64)
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			fmt.Println("refused")
		} else {
			fmt.Printf("%x\n", hashes[0][:])
		}
	}
}
