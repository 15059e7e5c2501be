// How an app is tested in Go: slack-playground run --socket -- COMMAND, then go test. It needs nothing but Go.
package soup

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
)

type answer struct {
	OK     bool   `json:"ok"`
	Error  string `json:"error"`
	Result struct {
		Text string `json:"text"`
	} `json:"result"`
}

func post(t *testing.T, path string, body map[string]any) answer {
	t.Helper()
	url := os.Getenv("SLACK_PLAYGROUND_URL")
	if url == "" {
		url = "http://127.0.0.1:3900"
	}
	encoded, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(url+"/control/"+path, "application/json", bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var said answer
	if err := json.NewDecoder(response.Body).Decode(&said); err != nil {
		t.Fatal(err)
	}
	return said
}

// alice does something; what she cannot do fails the test.
func alice(t *testing.T, verb string, body map[string]any) answer {
	t.Helper()
	said := post(t, "people/Alice/"+verb, body)
	if !said.OK {
		t.Fatal(said.Error)
	}
	return said
}

func begin(t *testing.T) {
	t.Helper()
	post(t, "ready", nil)
	post(t, "reset", nil)
}

func TestSoupIsOrdered(t *testing.T) {
	begin(t)
	alice(t, "says", map[string]any{"text": "I am hungry"})
	alice(t, "sees", map[string]any{"text": "[Order]"})
	alice(t, "clicks", map[string]any{"label": "Order"})
	if said := alice(t, "sees", map[string]any{"text": "One soup."}); said.Result.Text != "One soup." {
		t.Fatalf("she sees %q", said.Result.Text)
	}
}

func TestButtonThatIsNotThereIsAnError(t *testing.T) {
	begin(t)
	said := post(t, "people/Alice/clicks", map[string]any{"label": "Order"})
	if said.OK || !strings.Contains(said.Error, "Alice sees no button") {
		t.Fatalf("the answer is %+v", said)
	}
}
