#include "text/messages.h"

#include <array>

#include <boost/json.hpp>

#include "base/embedded.h"
#include "base/failure.h"
#include "text/numbers.h"

namespace midad::text {

namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 6> forms{"zero", "one", "two", "few", "many", "other"};

[[noreturn]] void broken(const std::string& reason) {
    throw Failure{"messages.broken", {{"reason", reason}}, "messages: " + reason};
}

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

std::string form_key(std::string_view key, std::string_view form) {
    std::string joined{key};
    joined.push_back('#');
    joined += form;
    return joined;
}

using Sentences = std::map<std::string, std::string, std::less<>>;

void add(Sentences& sentences, std::string key, std::string_view sentence) {
    if (const auto [there, is_new] = sentences.emplace(std::move(key), sentence); !is_new) {
        broken("the key " + there->first + " is there twice");
    }
}

void add_forms(Sentences& sentences, std::string_view key, const json::object& object) {
    for (const auto& form : object) {
        const std::string_view name{form.key().data(), form.key().size()};
        bool known = false;
        for (const std::string_view one : forms) known = known || one == name;
        if (!known || !form.value().is_string()) broken(form_key(key, name) + " is not a plural form's sentence");
        add(sentences, form_key(key, name), view(form.value().get_string()));
    }
    if (!object.contains("other")) broken(std::string{key} + " has no form \"other\"");
}

void add_language(Sentences& sentences, const json::object& object) {
    for (const auto& entry : object) {
        const std::string key{entry.key().data(), entry.key().size()};
        if (entry.value().is_string()) {
            if (sentences.contains(form_key(key, "other"))) broken("the key " + key + " is there twice");
            add(sentences, key, view(entry.value().get_string()));
        } else if (entry.value().is_object()) {
            if (sentences.contains(key)) broken("the key " + key + " is there twice");
            add_forms(sentences, key, entry.value().get_object());
        } else {
            broken(key + " is neither a sentence nor plural forms");
        }
    }
}

/// Each {name} that has a value, once: a value that contains {x} stays as it is.
std::string filled(std::string_view sentence, const Messages::Arguments& arguments) {
    std::string result;
    result.reserve(sentence.size() + 32);
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t open = sentence.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            result.append(sentence, at);
            break;
        }
        result.append(sentence, at, open - at);
        const std::string_view name = sentence.substr(open + 1, close - open - 1);
        const std::string* value = nullptr;
        for (const auto& argument : arguments) {
            if (argument.first == name) value = &argument.second;
        }
        if (value == nullptr) {  // not one of ours: a brace is a sign like others
            result.push_back('{');
            at = open + 1;
        } else {
            result += *value;
            at = close + 1;
        }
    }
    return result;
}

bool is_english(std::string_view name) { return name == "en" || name.starts_with("en-"); }

}  // namespace

const Messages& Messages::carried() {
    static const Messages only = [] {
        std::vector<std::string_view> files;
        for (const embedded::File& file : embedded::files()) {
            if (file.path.starts_with("messages/") && file.path.ends_with(".json")) files.push_back(file.bytes);
        }
        return Messages{files};
    }();
    return only;
}

Messages::Messages(const std::vector<std::string_view>& files) {
    for (const std::string_view file : files) {
        json::error_code error;
        const json::value value = json::parse(json::string_view{file.data(), file.size()}, error);
        if (error) broken(error.message());
        if (!value.is_object()) broken("a file is not an object");
        for (const auto& entry : value.get_object()) {
            const std::string_view name{entry.key().data(), entry.key().size()};
            if ((name != "ar" && name != "en") || !entry.value().is_object()) {
                broken("\"" + std::string{name} + "\" is not one of the languages ar and en");
            }
            add_language(name == "en" ? english_.sentences : arabic_.sentences, entry.value().get_object());
        }
    }
}

const Messages::Language& Messages::language(std::string_view name) const {
    return is_english(name) ? english_ : arabic_;
}

std::string Messages::say(std::string_view name, std::string_view key, const Arguments& arguments) const {
    const auto& sentences = language(name).sentences;
    const auto found = sentences.find(key);
    return found == sentences.end() ? std::string{key} : filled(found->second, arguments);
}

std::string Messages::counted(std::string_view name, std::string_view key, std::int64_t count,
                              const House& house) const {
    const auto& sentences = language(name).sentences;
    const Plural plural = plural_of(count, is_english(name) ? "en" : "ar");
    auto found = sentences.find(form_key(key, forms[static_cast<std::size_t>(plural)]));
    if (found == sentences.end()) found = sentences.find(form_key(key, "other"));
    if (found == sentences.end()) found = sentences.find(key);
    if (found == sentences.end()) return std::string{key};
    // An English sentence keeps English digits, whatever the paper's Arabic is set with.
    static const House english;
    const House& digits = is_english(name) ? english : house;
    return filled(found->second, {{"count", number(count, digits)}});
}

std::vector<std::string_view> Messages::keys(std::string_view name) const {
    std::vector<std::string_view> keys;
    for (const auto& [key, sentence] : language(name).sentences) keys.emplace_back(key);
    return keys;
}

bool Messages::has(std::string_view name, std::string_view key) const {
    const auto& sentences = language(name).sentences;
    return sentences.contains(key) || sentences.contains(form_key(key, "other"));
}

}  // namespace midad::text
