#include <algorithm>
#include <optional>
#include <utility>

#include "http/internal/encodings.h"
#include "http/internal/header_text.h"

namespace midad::http {

namespace {

/// A weight of RFC 9110 §12.4.2 in thousandths: "0.5" is 500. Nothing when it is malformed.
std::optional<int> weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
    if (text.size() > 1 && text[1] != '.') return std::nullopt;
    int thousandths = (text[0] - '0') * 1000;
    int unit = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (digit < '0' || digit > '9') return std::nullopt;
        thousandths += (digit - '0') * unit;
        unit /= 10;
    }
    return thousandths <= 1000 ? std::optional{thousandths} : std::nullopt;
}

struct Weights {
    std::optional<int> identity, gzip, brotli, others;
};

/// One "coding;q=weight". A weight that cannot be read counts as 0: what is sent plain is always understood.
void take(std::string_view item, Weights& weights) {
    const std::size_t semicolon = item.find(';');
    const std::string_view coding = trimmed(item.substr(0, semicolon));
    int value = 1000;
    if (semicolon != item.npos) {
        const std::string_view parameter = trimmed(item.substr(semicolon + 1));
        if (parameter.size() < 2 || !same_name(parameter.substr(0, 2), "q=")) {
            value = 0;
        } else {
            value = weight(parameter.substr(2)).value_or(0);
        }
    }
    if (same_name(coding, "gzip") || same_name(coding, "x-gzip")) weights.gzip = value;
    if (same_name(coding, "br")) weights.brotli = value;
    if (same_name(coding, "identity")) weights.identity = value;
    if (coding == "*") weights.others = value;
}

Acceptable read(std::string_view header) {
    Weights weights;
    while (!header.empty()) {
        const std::string_view item = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), item.size() + 1));
        take(item, weights);
    }
    struct Choice {
        Encoding encoding;
        int weight;
    };
    const int others = weights.others.value_or(0);
    // Identity that is not named is taken, but after everything that is (1: below the smallest weight worth naming).
    std::array<Choice, 3> choices{Choice{Encoding::brotli, weights.brotli.value_or(others)},
                                  Choice{Encoding::gzip, weights.gzip.value_or(others)},
                                  Choice{Encoding::identity, weights.identity.value_or(1)}};
    // Of equals the smaller body: Encoding counts upwards from identity to brotli.
    std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
        return std::pair{a.weight, a.encoding} > std::pair{b.weight, b.encoding};
    });
    Acceptable acceptable;
    acceptable.count = 0;
    for (const Choice& choice : choices) {
        if (choice.weight > 0) acceptable.order[acceptable.count++] = choice.encoding;
    }
    // "identity;q=0" and nothing else that we have: RFC 9110 §12.5.3 lets it be sent plain all the same.
    if (acceptable.count == 0) acceptable.order[acceptable.count++] = Encoding::identity;
    return acceptable;
}

}  // namespace

Acceptable acceptable_encodings(std::string_view accept_encoding) {
    static constexpr Acceptable brotli_first{{Encoding::brotli, Encoding::gzip, Encoding::identity}, 3};
    static constexpr Acceptable gzip_first{{Encoding::gzip, Encoding::identity, Encoding::identity}, 2};
    if (accept_encoding.empty()) return {};
    // Chromium, Firefox and Safari over https, in this order of frequency; then the same over plain http.
    if (accept_encoding == "gzip, deflate, br, zstd" || accept_encoding == "gzip, deflate, br") return brotli_first;
    if (accept_encoding == "gzip, deflate" || accept_encoding == "gzip") return gzip_first;
    return read(accept_encoding);
}

Encoding accepted_encoding(std::string_view accept_encoding) { return acceptable_encodings(accept_encoding).best(); }

const Prepared::Variant& best_variant(const Prepared& answer, const Acceptable& acceptable) {
    for (std::size_t at = 0; at < acceptable.count; ++at) {
        const Prepared::Variant& variant = answer.variant(acceptable.order[at]);
        if (variant.ready) return variant;
    }
    return answer.variant(Encoding::identity);
}

}  // namespace midad::http
