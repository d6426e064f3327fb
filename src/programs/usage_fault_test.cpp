#include "programs/usage_fault.h"

#include <doctest/doctest.h>

#include <CLI/CLI.hpp>

using namespace midad;
using programs::UsageFault;

namespace {

/// What is said of the words, on a command line with one command.
UsageFault fault_of(std::vector<std::string> words) {
    CLI::App app;
    std::string language, folder;
    std::vector<std::string> files;
    int port = 0;
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--lang", language)->check(CLI::IsMember({"ar", "en"}));
    CLI::App* publish = app.add_subcommand("publish");
    publish->add_option("files", files)->required();
    publish->add_option("-p,--port", port)->type_name("NUMBER")->check(CLI::Range(0, 65535));
    publish->add_option("--from", folder)->check(CLI::ExistingDirectory);
    std::ranges::reverse(words);  // as CLI11 takes them
    try {
        app.parse(words);
    } catch (const CLI::ParseError& fault) {
        return programs::usage_fault(app, fault);
    }
    return {};
}

std::string argument(const UsageFault& fault, std::string_view name) {
    for (const auto& [each, value] : fault.arguments) {
        if (each == name) return value;
    }
    return "(none)";
}

}  // namespace

TEST_CASE("what is wrong with a command line is named, whatever CLI11 says of it") {
    CHECK(fault_of({"publish", "قصة.story"}).key.empty());
    CHECK(fault_of({}).key == "usage.no_command");
    CHECK(argument(fault_of({}), "commands") == "publish");
    CHECK(fault_of({"اطبع"}).key == "usage.unknown_command");
    CHECK(argument(fault_of({"اطبع"}), "command") == "اطبع");
    CHECK(fault_of({"publish"}).key == "usage.missing");
    CHECK(argument(fault_of({"publish"}), "names") == "files");
    const UsageFault colour = fault_of({"publish", "قصة", "--colour"});
    CHECK(colour.key == "usage.unknown_words");
    CHECK(argument(colour, "words") == "--colour");
}

TEST_CASE("a value that does not do is told with its option") {
    const UsageFault language = fault_of({"--lang", "fr", "publish", "قصة"});
    CHECK(language.key == "usage.not_one_of");
    CHECK(argument(language, "option") == "--lang");
    CHECK(argument(language, "value") == "fr");
    CHECK(argument(language, "words") == "ar,en");
    for (const char* wrong : {"70000", "سبعون", "-1"}) {
        const UsageFault port = fault_of({"publish", "قصة", std::string{"--port="} + wrong});
        CHECK_MESSAGE(port.key == "usage.not_a_number", std::string{wrong});
        CHECK(argument(port, "value") == wrong);
    }
    CHECK(fault_of({"publish", "قصة", "--port"}).key == "usage.no_value");
    const UsageFault folder = fault_of({"publish", "قصة", "--from", "/لا شيء"});
    CHECK(folder.key == "usage.no_folder");
    CHECK(argument(folder, "value") == "/لا شيء");
}
