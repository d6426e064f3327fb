#include "programs/command_line.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>
#include <sstream>

#include "base/file.h"

using namespace midad;

namespace {

/// What the program writes when it is told these words; `code` says how it ended.
std::string written(std::vector<std::string> words, std::ostream& where, int& code) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    std::ostringstream caught;
    std::streambuf* before = where.rdbuf(caught.rdbuf());
    code = programs::run_command_line(static_cast<int>(arguments.size()), arguments.data());
    where.rdbuf(before);
    return caught.str();
}

std::string all_help(const std::string& language) {
    std::string all;
    for (const char* command : {"", "init", "serve", "migrate", "import", "publish", "withdraw", "stats", "backup",
                                "restore", "search", "people", "doctor", "completion"}) {
        std::vector<std::string> words{"midad", "--lang", language};
        if (*command != '\0') words.emplace_back(command);
        words.emplace_back("--help");
        int code = -1;
        all += "$ midad " + std::string{command} + (*command == '\0' ? "" : " ") + "--help\n" +
               written(words, std::cout, code) + "\n";
        CHECK(code == 0);
    }
    return all;
}

}  // namespace

TEST_CASE("the help of every command is, to the letter, as it was accepted") {
    for (const std::string language : {"ar", "en"}) {
        const std::string golden = "src/programs/golden/help." + language + ".txt";
        const std::string made = all_help(language);
        if (std::getenv("MIDAD_ACCEPT") != nullptr) write_file(golden, made);
        CHECK(made == read_file(golden, 1u << 20));
    }
}

TEST_CASE("help in Arabic is Arabic to its last heading") {
    const std::string help = all_help("ar");
    for (const char* english :
         {"Usage", "Options", "OPTIONS", "Subcommand", "Positionals", "TEXT", "INT", "REQUIRED", "help."}) {
        CHECK_MESSAGE(help.find(english) == std::string::npos, std::string{english});
    }
}
