#include "programs/usage_fault.h"

#include <CLI/CLI.hpp>

namespace midad::programs {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
    std::string all;
    for (const std::string& word : words) all.append(all.empty() ? "" : between).append(word);
    return all;
}

std::vector<const CLI::App*> asked(const CLI::App& app) {
    std::vector<const CLI::App*> all{&app};
    for (const CLI::App* command : app.get_subcommands()) all.push_back(command);
    return all;
}

std::string commands_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return joined(names);
}

/// What of the required is not there; first of all a command.
UsageFault missing(const CLI::App& app) {
    if (app.get_subcommands().empty()) {
        const auto words = app.remaining();
        if (words.empty()) return {"usage.no_command", {{"commands", commands_of(app)}}};
        return {"usage.unknown_command", {{"command", words.front()}, {"commands", commands_of(app)}}};
    }
    std::vector<std::string> names;
    for (const CLI::App* command : asked(app)) {
        for (const CLI::Option* option :
             command->get_options([](const CLI::Option* one) { return one->get_required() && one->count() == 0; })) {
            names.push_back(option->get_name(option->get_positional(), !option->get_positional()));
        }
    }
    return {"usage.missing", {{"names", joined(names)}}};
}

/// The option that CLI11's sentence is about: it stands at the head, or after "Could not convert: ".
const CLI::Option* option_named_in(const CLI::App& app, std::string_view sentence) {
    constexpr std::string_view conversion = "Could not convert: ";
    if (sentence.starts_with(conversion)) sentence.remove_prefix(conversion.size());
    const std::string_view name = sentence.substr(0, sentence.find_first_of(": "));
    for (const CLI::App* command : asked(app)) {
        for (const CLI::Option* option : command->get_options([](const CLI::Option*) { return true; })) {
            if (option->get_name() == name) return option;
        }
    }
    return nullptr;
}

UsageFault wrong_value(const CLI::App& app, const CLI::ParseError& fault) {
    const std::string_view sentence{fault.what()};
    const CLI::Option* option = option_named_in(app, sentence);
    if (option == nullptr) return {"usage.wrong", {{"fault", fault.what()}}};
    const std::string name = option->get_name();
    const std::string value = joined(option->results());
    if (value.empty()) return {"usage.no_value", {{"option", name}}};
    if (sentence.find("does not exist") != sentence.npos) {
        return {"usage.no_folder", {{"option", name}, {"value", value}}};
    }
    const std::string type = option->get_type_name();
    const auto taken = type.find('{');  // of a list of words
    if (taken != type.npos) {
        const std::string words = type.substr(taken + 1, type.find('}') - taken - 1);
        return {"usage.not_one_of", {{"option", name}, {"value", value}, {"words", words}}};
    }
    return {"usage.not_a_number", {{"option", name}, {"value", value}}};
}

}  // namespace

UsageFault usage_fault(const CLI::App& app, const CLI::ParseError& fault) {
    if (dynamic_cast<const CLI::RequiredError*>(&fault) != nullptr) return missing(app);
    if (dynamic_cast<const CLI::ExtrasError*>(&fault) != nullptr) {
        return {"usage.unknown_words", {{"words", joined(app.remaining(true))}}};
    }
    return wrong_value(app, fault);
}

}  // namespace midad::programs
