#include <charconv>
#include <exception>
#include <iostream>
#include <string_view>

#include "search_stories.h"

/// midad_search_bench eval STORIES.jsonl QUERIES.tsv    how often the known story is found, by kind of query
/// midad_search_bench speed STORIES.jsonl [N]           bulk rate, size, latencies; grown to N stories when given
/// midad_search_bench storm STORIES.jsonl N QUESTIONS [SEED]   random questions of N stories: none may crash
int main(int count, char** arguments) {
    using namespace midad;
    const std::string_view what = count > 1 ? arguments[1] : "";
    try {
        if (what == "eval" && count == 4) return bench::evaluate(arguments[2], arguments[3]);
        const auto number = [&](int at) {
            std::size_t value = 0;
            const std::string_view text = count > at ? arguments[at] : "0";
            std::from_chars(text.data(), text.data() + text.size(), value);
            return value;
        };
        if (what == "speed" && count >= 3) return bench::measure_speed(arguments[2], number(3));
        if (what == "storm" && count >= 5) return bench::storm(arguments[2], number(3), number(4), number(5));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    std::cerr << "midad_search_bench eval STORIES.jsonl QUERIES.tsv | speed STORIES.jsonl [N] |\n"
                 "    storm STORIES.jsonl N QUESTIONS [SEED]\n";
    return 2;
}
