# How an app is tested in Ruby: slack-playground run --socket -- COMMAND, then ruby soup_test.rb.

require "json"
require "minitest/autorun"
require "net/http"

class SoupTest < Minitest::Test
  URL = ENV.fetch("SLACK_PLAYGROUND_URL", "http://127.0.0.1:3900")

  def setup
    post("ready")
    post("reset")
  end

  def test_soup_is_ordered
    alice("says", text: "I am hungry")
    alice("sees", text: "[Order]")
    alice("clicks", label: "Order")
    assert_equal "One soup.", alice("sees", text: "One soup.").dig("result", "text")
  end

  def test_button_that_is_not_there_is_an_error
    said = post("people/Alice/clicks", label: "Order")
    refute said["ok"]
    assert_match(/Alice sees no button/, said["error"])
  end

  private

  # Alice does something; what she cannot do fails the test.
  def alice(verb, **body)
    said = post("people/Alice/#{verb}", **body)
    assert said["ok"], said["error"]
    said
  end

  def post(path, **body)
    answer = Net::HTTP.post(URI("#{URL}/control/#{path}"), body.to_json, "Content-Type" => "application/json")
    JSON.parse(answer.body)
  end
end
