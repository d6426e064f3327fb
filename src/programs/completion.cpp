#include "programs/completion.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace midad::programs {

namespace {

std::string options_of(const CLI::App& app) {
    std::string words;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) words += (words.empty() ? "--" : " --") + name;
    }
    return words;
}

std::string bash(const CLI::App& app) {
    std::string commands, cases;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        commands += (commands.empty() ? "" : " ") + command->get_name();
        cases +=
            fmt::format("    {}) words=\"{} {}\" ;;\n", command->get_name(), options_of(*command), options_of(app));
    }
    return fmt::format(
        "_midad() {{\n"
        "  local current=${{COMP_WORDS[COMP_CWORD]}} words=\"{} {}\" word\n"
        "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
        "    case $word in\n{}    esac\n"
        "  done\n"
        "  if [[ $current == -* || $COMP_CWORD -eq 1 ]]; then\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
        "  else\n"
        "    COMPREPLY=($(compgen -f -- \"$current\"))\n"
        "  fi\n"
        "}}\n"
        "complete -o filenames -F _midad midad\n",
        commands, options_of(app), cases);
}

std::string fish(const CLI::App& app) {
    std::string script;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        script += fmt::format("complete -c midad -n __fish_use_subcommand -a {} -d '{}'\n", command->get_name(),
                              command->get_description());
        for (const CLI::Option* option : command->get_options()) {
            for (const std::string& name : option->get_lnames()) {
                script += fmt::format("complete -c midad -n '__fish_seen_subcommand_from {}' -l {} -d '{}'\n",
                                      command->get_name(), name, option->get_description());
            }
        }
    }
    return script;
}

}  // namespace

std::string completion(const CLI::App& app, const std::string& shell) {
    if (shell == "fish") return fish(app);
    // zsh reads bash's completions through its own compatibility layer.
    if (shell == "zsh") return "autoload -U +X bashcompinit && bashcompinit\n" + bash(app);
    return bash(app);
}

}  // namespace midad::programs
