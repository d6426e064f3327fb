#include <charconv>
#include <exception>
#include <iostream>
#include <string_view>

#include "search_stories.h"

/// midad_search_bench eval STORIES.jsonl QUERIES.tsv    how often the known story is found, by kind of query
/// midad_search_bench speed STORIES.jsonl [N]           bulk rate, size, latencies; grown to N stories when given
int main(int count, char** arguments) {
    using namespace midad;
    const std::string_view what = count > 1 ? arguments[1] : "";
    try {
        if (what == "eval" && count == 4) return bench::evaluate(arguments[2], arguments[3]);
        if (what == "speed" && count >= 3) {
            std::size_t grown_to = 0;
            const std::string_view number = count > 3 ? arguments[3] : "0";
            std::from_chars(number.data(), number.data() + number.size(), grown_to);
            return bench::measure_speed(arguments[2], grown_to);
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    std::cerr << "midad_search_bench eval STORIES.jsonl QUERIES.tsv | speed STORIES.jsonl [N]\n";
    return 2;
}
