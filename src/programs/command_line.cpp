#include "programs/command_line.h"

#include <signal.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "media/library.h"
#include "programs/backup.h"
#include "programs/completion.h"
#include "programs/doctor.h"
#include "programs/exit_codes.h"
#include "programs/help_form.h"
#include "programs/import.h"
#include "programs/init.h"
#include "programs/intake.h"
#include "programs/newsroom.h"
#include "programs/people.h"
#include "programs/searching.h"
#include "programs/serve.h"
#include "programs/stats.h"
#include "programs/usage_fault.h"
#include "store/migrations.h"

namespace midad::programs {

namespace {

namespace fs = std::filesystem;

/// What the command line said.
struct Wishes {
    std::string language;
    fs::path folder = ".";
    fs::path file, to;
    std::vector<fs::path> files;
    std::string database, sample, report, reason = "error", note, shell = "bash", words;
    std::int64_t story = 0;
    int port = -1;
    InviteWish invite;
    std::string email;
    bool without_second_factor = false;
};

/// The language has to be known before the help is written.
std::string language_wish(int argc, char** argv) {
    for (int one = 1; one < argc; ++one) {
        const std::string_view word{argv[one]};
        if (word == "--lang" && one + 1 < argc) return argv[one + 1];
        if (word.starts_with("--lang=")) return std::string{word.substr(7)};
    }
    return {};
}

int publish(const Wishes& wishes) {
    Newsroom newsroom{wishes.folder};
    int code = Exit::done;
    for (const fs::path& file : wishes.files) {
        const auto published = publish_file(newsroom, file);
        if (!published) {
            complain(file, published.error());
            code = Exit::refused;
            continue;
        }
        complain(file, warnings_of(published->article));
        const record::Card& card = published->card;
        std::fputs(fmt::format("{}\t{}\t{}\n", card.story.value, card.version, newsroom.address_of(card)).c_str(),
                   stdout);
    }
    return code;
}

std::optional<record::WithdrawalReason> reason_of(const std::string& word) {
    using enum record::WithdrawalReason;
    if (word == "error") return error;
    if (word == "legal") return legal;
    if (word == "privacy") return privacy;
    if (word == "agency-kill") return agency_kill;
    if (word == "duplicate") return duplicate;
    return std::nullopt;
}

int withdraw(const Voice& voice, const Wishes& wishes) {
    Newsroom newsroom{wishes.folder};
    const text::Messages::Arguments story{{"story", std::to_string(wishes.story)}};
    // The command line takes no other word.
    const auto reason = reason_of(wishes.reason).value_or(record::WithdrawalReason::error);
    if (!newsroom.record.withdraw(StoryId{wishes.story}, reason, wishes.note)) {
        voice.complain("withdraw.no_story", story);
        return Exit::refused;
    }
    voice.say("withdraw.done", story);
    return Exit::done;
}

int migrate(const Voice& voice, const Wishes& wishes) {
    const Settings settings = settings_of(wishes.folder);
    const auto database = store::Database::open(database_place(settings, wishes.folder));
    int applied = 0;
    store::migrate(*database, [&](const store::Migration& migration) {
        voice.say("migrate.applied", {{"number", std::to_string(migration.number)}, {"name", migration.name}});
        ++applied;
    });
    if (applied == 0) voice.say("migrate.nothing");
    return Exit::done;
}

class CommandLine {
public:
    CommandLine(const Voice& voice, Wishes& wishes)
        : voice_{voice}, wishes_{wishes}, app_{voice.text("help.midad"), "midad"} {
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.formatter(help_form(voice));
        app_.option_defaults()->group(voice.text("help.form.options"));
        app_.set_help_flag("-h,--help", voice.text("help.help"));
        app_.set_version_flag("--version", "midad 0.1.0", voice.text("help.version"));
        app_.add_option("--lang", wishes.language, voice.text("help.lang"))->check(CLI::IsMember({"ar", "en"}));
        app_.add_option("--folder,-C", wishes.folder, voice.text("help.folder"))->type_name("FOLDER");
        add_making();
        add_publishing();
        add_keeping();
    }

    CLI::App& app() { return app_; }
    /// What the chosen command does.
    int run() {
        for (const auto& [command, work] : works_) {
            if (command->parsed()) return work();
        }
        return Exit::wrong_usage;
    }

private:
    CLI::App* add(const char* name, std::function<int()> work) {
        CLI::App* command = app_.add_subcommand(name, voice_.text(std::string{"help."} + name));
        command->group(voice_.text("help.form.commands"));
        command->set_help_flag("-h,--help", voice_.text("help.help"));
        works_.emplace_back(command, std::move(work));
        return command;
    }

    void add_making() {
        CLI::App* init_command = add("init", [this] {
            return init(voice_, wishes_.folder,
                        wishes_.sample.empty() ? std::nullopt : std::optional{fs::path{wishes_.sample}},
                        wishes_.database);
        });
        init_command->add_option("--sample", wishes_.sample, voice_.text("help.init.sample"))
            ->type_name("FOLDER")
            ->check(CLI::ExistingDirectory);
        init_command->add_option("--database", wishes_.database, voice_.text("help.database"));
        CLI::App* serve_command = add("serve", [this] {
            return serve(voice_, wishes_.folder,
                         wishes_.port < 0 ? std::nullopt : std::optional{static_cast<std::uint16_t>(wishes_.port)});
        });
        serve_command->add_option("--port,-p", wishes_.port, voice_.text("help.serve.port"))
            ->type_name("NUMBER")
            ->check(CLI::Range(0, 65535));
        add("migrate", [this] { return migrate(voice_, wishes_); });
    }

    void add_publishing() {
        CLI::App* import_command = add("import", [this] {
            Newsroom newsroom{wishes_.folder};
            return import_json_lines(voice_, newsroom, wishes_.file,
                                     wishes_.report.empty() ? std::nullopt : std::optional{fs::path{wishes_.report}});
        });
        import_command->add_option("file", wishes_.file, voice_.text("help.import.file"))
            ->type_name("FILE")
            ->required();
        import_command->add_option("--report", wishes_.report, voice_.text("help.import.report"))->type_name("FILE");
        CLI::App* publish_command = add("publish", [this] { return publish(wishes_); });
        publish_command->add_option("files", wishes_.files, voice_.text("help.publish.files"))
            ->type_name("FILE")
            ->required();
        CLI::App* withdraw_command = add("withdraw", [this] { return withdraw(voice_, wishes_); });
        withdraw_command->add_option("story", wishes_.story, voice_.text("help.withdraw.story"))
            ->type_name("NUMBER")
            ->required();
        withdraw_command->add_option("--reason", wishes_.reason, voice_.text("help.withdraw.reason"))
            ->check(CLI::IsMember({"error", "legal", "privacy", "agency-kill", "duplicate"}));
        withdraw_command->add_option("--note", wishes_.note, voice_.text("help.withdraw.note"));
    }

    void add_keeping() {
        add("stats", [this] {
            const Newsroom newsroom{wishes_.folder};
            return stats(voice_, newsroom);
        });
        CLI::App* backup_command = add("backup", [this] {
            Newsroom newsroom{wishes_.folder};
            return backup(voice_, newsroom, wishes_.to);
        });
        backup_command->add_option("to", wishes_.to, voice_.text("help.backup.to"))->type_name("FOLDER")->required();
        CLI::App* restore_command =
            add("restore", [this] { return restore(voice_, wishes_.file, wishes_.folder, wishes_.database); });
        restore_command->add_option("from", wishes_.file, voice_.text("help.restore.from"))
            ->type_name("FOLDER")
            ->required()
            ->check(CLI::ExistingDirectory);
        restore_command->add_option("--database", wishes_.database, voice_.text("help.database"));
        add_search();
        add_people();
        add("doctor", [this] { return doctor(voice_, wishes_.folder); });
        CLI::App* completion_command = add("completion", [this] {
            std::fputs(completion(app_, wishes_.shell).c_str(), stdout);
            return static_cast<int>(Exit::done);
        });
        completion_command->add_option("shell", wishes_.shell, voice_.text("help.completion.shell"))
            ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    }

    /// A command that has commands within it.
    CLI::App* add_group(const char* name) {
        CLI::App* group = app_.add_subcommand(name, voice_.text(std::string{"help."} + name));
        group->group(voice_.text("help.form.commands"));
        group->set_help_flag("-h,--help", voice_.text("help.help"));
        group->require_subcommand(1);
        group->fallthrough();
        return group;
    }

    CLI::App* add_within(CLI::App* group, const char* name, std::function<int(Newsroom&)> work) {
        CLI::App* command =
            group->add_subcommand(name, voice_.text(fmt::format("help.{}.{}", group->get_name(), name)));
        command->group(voice_.text("help.form.commands"));
        command->set_help_flag("-h,--help", voice_.text("help.help"));
        works_.emplace_back(command, [this, work = std::move(work)] {
            Newsroom newsroom{wishes_.folder};
            return work(newsroom);
        });
        return command;
    }

    void add_search() {
        CLI::App* search = add_group("search");
        add_within(search, "rebuild", [this](Newsroom& newsroom) { return search_rebuild(voice_, newsroom); });
        add_within(search, "state", [this](Newsroom& newsroom) { return search_state(voice_, newsroom); });
        add_within(search, "ask", [this](Newsroom& newsroom) { return search_ask(voice_, newsroom, wishes_.words); })
            ->add_option("words", wishes_.words, voice_.text("help.search.words"))
            ->required();
    }

    void add_people() {
        CLI::App* people = add_group("people");
        add_within(people, "list", [this](Newsroom& newsroom) { return people_list(voice_, newsroom); });
        CLI::App* invite =
            add_within(people, "invite", [this](Newsroom& it) { return people_invite(voice_, it, wishes_.invite); });
        invite->add_option("email", wishes_.invite.email, voice_.text("help.people.email"))->required();
        invite->add_option("--name", wishes_.invite.name, voice_.text("help.people.name"))->required();
        std::vector<std::string> roles;
        for (const people::Role role : people::all_roles()) roles.emplace_back(people::name_of(role));
        invite->add_option("--role", wishes_.invite.role, voice_.text("help.people.role"))->check(CLI::IsMember(roles));
        invite->add_option("--desk", wishes_.invite.desks, voice_.text("help.people.desk"))->type_name("NUMBER");
        CLI::App* reset = add_within(people, "reset", [this](Newsroom& newsroom) {
            return people_reset(voice_, newsroom, wishes_.email,
                                wishes_.without_second_factor ? SecondFactorGoes::yes : SecondFactorGoes::no);
        });
        reset->add_flag("--without-second-factor", wishes_.without_second_factor,
                        voice_.text("help.people.without_second_factor"));
        CLI::App* disable = add_within(people, "disable", [this](Newsroom& newsroom) {
            return people_change(voice_, newsroom, wishes_.email, Becomes::disabled);
        });
        CLI::App* enable = add_within(people, "enable", [this](Newsroom& newsroom) {
            return people_change(voice_, newsroom, wishes_.email, Becomes::enabled);
        });
        for (CLI::App* command : {reset, disable, enable})
            command->add_option("email", wishes_.email, voice_.text("help.people.email"))->required();
    }

    const Voice& voice_;
    Wishes& wishes_;
    CLI::App app_;
    std::vector<std::pair<CLI::App*, std::function<int()>>> works_;
};

int code_of(const Failure& failure) {
    const std::string& key = failure.key();
    if (key == "serve.folder_taken" || key == "http.port_taken") return Exit::taken;
    if (key.starts_with("store.") || key.starts_with("file.")) return Exit::store_failed;
    return Exit::refused;
}

}  // namespace

int run_command_line(int argc, char** argv) {
    // A file that may not grow any further (ulimit -f) is then a write's own error, which is told in a sentence, and
    // not the process's end without one.
    std::signal(SIGXFSZ, SIG_IGN);
    // What media's child process is called with; not for people, so it is not in the help.
    if (argc > 1 && std::string_view{argv[1]} == "render-picture")
        return media::render_picture_in_child(argc - 1, argv + 1);

    // Every thread made later inherits this: serve waits for both itself.
    if (argc > 1 &&
        std::any_of(argv + 1, argv + argc, [](const char* word) { return std::string_view{word} == "serve"; })) {
        sigset_t ending;
        sigemptyset(&ending);
        sigaddset(&ending, SIGINT);
        sigaddset(&ending, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    }
    const Voice voice{language_wish(argc, argv)};
    Wishes wishes;
    CommandLine line{voice, wishes};
    try {
        line.app().parse(argc, argv);
        return line.run();
    } catch (const CLI::Success& wanted) {
        return line.app().exit(wanted);
    } catch (const CLI::ParseError& fault) {
        const UsageFault told = usage_fault(line.app(), fault);
        voice.complain(told.key, told.arguments);
        return Exit::wrong_usage;
    } catch (const Failure& failure) {
        voice.complain(failure);
        return code_of(failure);
    } catch (const std::exception& failure) {
        voice.complain("program.fault", {{"what", failure.what()}});
        return Exit::unforeseen;
    }
}

}  // namespace midad::programs
