#include "programs/help_form.h"

#include "text/fold.h"

namespace midad::programs {

namespace {

constexpr std::size_t first_column = 30;  // characters; what is longer has its explanation on the next line

class HelpForm : public CLI::Formatter {
public:
    explicit HelpForm(const Voice& voice) {
        column_width(first_column);
        label("Usage", voice.text("help.form.usage"));
        label("OPTIONS", voice.text("help.form.some_options"));
        label("SUBCOMMAND", voice.text("help.form.some_command"));
        label("Positionals", voice.text("help.form.arguments"));
        label("REQUIRED", voice.text("help.form.required"));
        label("TEXT", voice.text("help.form.text"));
        label("NUMBER", voice.text("help.form.number"));
        label("FILE", voice.text("help.form.file"));
        label("FOLDER", voice.text("help.form.folder"));
    }

    /// Without what the checks say of themselves, in English: the explanation says what is taken.
    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_type_size() == 0) return {};
        const std::string type = option->get_type_name();
        std::string words = " " + get_label(type.substr(0, type.find(':')));
        if (option->get_expected_max() == CLI::detail::expected_max_vector_size) words += " …";
        if (option->get_required()) words += " " + get_label("REQUIRED");
        return words;
    }

    /// CLI11 counts bytes, of which an Arabic letter has two.
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        const std::string name = "  " + make_option_name(option, is_positional) + make_option_opts(option);
        const std::size_t width = text::length(name);
        const std::string gap =
            width < first_column ? std::string(first_column - width, ' ') : "\n" + std::string(first_column, ' ');
        return name + gap + make_option_desc(option) + "\n";
    }
};

}  // namespace

std::shared_ptr<CLI::Formatter> help_form(const Voice& voice) { return std::make_shared<HelpForm>(voice); }

}  // namespace midad::programs
