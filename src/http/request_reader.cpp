#include "http/internal/request_reader.h"

#include <algorithm>

#include <boost/beast/http/basic_parser.hpp>

#include "http/internal/header_text.h"

namespace midad::http {

namespace {

namespace beast = boost::beast::http;
using boost::beast::error_code;
using View = boost::beast::string_view;

std::string_view plain(View view) { return {view.data(), view.size()}; }

std::optional<Method> method_of(beast::verb verb) {
    switch (verb) {
        case beast::verb::get:
            return Method::get;
        case beast::verb::head:
            return Method::head;
        case beast::verb::post:
            return Method::post;
        case beast::verb::put:
            return Method::put;
        case beast::verb::patch:
            return Method::patch;
        case beast::verb::delete_:
            return Method::del;
        default:
            return std::nullopt;
    }
}

/// Beast's parser of requests, writing what it finds into a Head instead of a container of its own: no allocation.
class HeadParser final : public beast::basic_parser<true> {
public:
    Head* head = nullptr;
    std::string_view bytes;  // where the head is read from
    int refused = 0;         // the status of our own refusal
    int hosts = 0, lengths = 0, codings = 0;

private:
    void refuse_with(int status, error_code& error) {
        refused = status;
        error = beast::make_error_code(beast::error::bad_value);
    }

    void on_request_impl(beast::verb verb, View method, View target, int version, error_code&) override {
        head->method = plain(method);
        head->target = plain(target);
        head->minor_version = version - 10;
        head->known_method = method_of(verb);
        if (head->known_method) head->conditions.method = *head->known_method;
    }

    /// Beast unfolds continued lines, which RFC 9112 §5.2 lets a server refuse: the value then either lies outside of
    /// what was read, or begins on another line than its name.
    bool is_folded(std::string_view name, std::string_view value) const {
        if (value.data() < bytes.data() || value.data() > bytes.data() + bytes.size()) return true;
        const auto name_end = static_cast<std::size_t>(name.data() - bytes.data()) + name.size();
        const auto value_begin = static_cast<std::size_t>(value.data() - bytes.data());
        return bytes.substr(name_end, value_begin - name_end).find('\n') != bytes.npos;
    }

    void on_field_impl(beast::field field, View name_view, View value_view, error_code& error) override {
        const std::string_view name = plain(name_view);
        const std::string_view value = plain(value_view);
        if (is_folded(name, value)) return refuse_with(400, error);
        if (head->field_count == Head::most_fields) return refuse_with(431, error);
        head->fields[head->field_count++] = {name, value};
        note(field, value, error);
    }

    static void keep_first(std::string_view& place, std::string_view value) {
        if (place.data() == nullptr) place = value;
    }

    void note(beast::field field, std::string_view value, error_code& error) {
        switch (field) {
            case beast::field::host:
                head->host = value;
                if (++hosts > 1 || !is_host(value)) refuse_with(400, error);
                break;
            case beast::field::content_length:
                // Stricter than Beast, which takes "5, 5" and a repeated length when they agree.
                if (++lengths > 1 ||
                    !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
                    refuse_with(400, error);
                }
                break;
            case beast::field::transfer_encoding:
                // Beast reads "chunked, gzip" as a request without a body: the rest would be taken for a next request.
                if (++codings > 1 || !same_name(value, "chunked") || head->minor_version == 0) refuse_with(400, error);
                break;
            case beast::field::expect:
                if (!same_name(value, "100-continue")) return refuse_with(417, error);
                head->expects_continue = head->minor_version > 0;
                break;
            case beast::field::accept_encoding:
                keep_first(head->conditions.accept_encoding, value);
                break;
            case beast::field::if_none_match:
                keep_first(head->conditions.if_none_match, value);
                break;
            case beast::field::if_modified_since:
                keep_first(head->conditions.if_modified_since, value);
                break;
            case beast::field::range:
                keep_first(head->conditions.range, value);
                break;
            case beast::field::if_range:
                keep_first(head->conditions.if_range, value);
                break;
            case beast::field::unknown:
            default:
                break;
        }
    }

    // It is never fed more than a head.
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(View, error_code&) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, View, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View, error_code&) override { return 0; }
    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, View, int, error_code&) override {}
};

int status_of(const HeadParser& parser, const error_code& error) {
    if (parser.refused != 0) return parser.refused;
    return error == beast::error::header_limit ? 431 : 400;
}

}  // namespace

void Head::clear() {
    method = target = host = {};
    field_count = 0;
    known_method.reset();
    minor_version = 1;
    keep_alive = true;
    has_body = expects_continue = false;
    conditions = {};
}

/// A head that has not ended: refused as soon as it is clear that it never will.
Result<Progress, Refusal> RequestReader::judge_unfinished(std::string_view bytes) const {
    const std::size_t first_end = bytes.find('\n');
    // 64: more than a method, two blanks and a version need beside the target.
    if (std::min(first_end, bytes.size()) > limits_.target_bytes + 64) return refuse(Refusal{414});
    for (std::size_t end = first_end; end != bytes.npos; end = bytes.find('\n', end + 1)) {
        if (end == 0 || bytes[end - 1] != '\r') return refuse(Refusal{400});  // RFC 9112 §2.2: no bare LF from us
    }
    if (blank_ + bytes.size() >= limits_.head_bytes) return refuse(Refusal{431});
    return Progress::more;
}

Result<Progress, Refusal> RequestReader::read_head(std::string_view bytes, Head& head) {
    head.clear();
    if (blank_ == 0 && bytes.substr(0, 2) == "\r\n") blank_ = 2;
    if (bytes == "\r") return Progress::more;
    bytes.remove_prefix(blank_);

    // Beast would consume a head line by line; it is fed whole ones, so that the Head's views have one place to point
    // to.
    const std::size_t end = bytes.find("\r\n\r\n", scanned_);
    if (end == bytes.npos) {
        scanned_ = bytes.size() < 3 ? 0 : bytes.size() - 3;
        return judge_unfinished(bytes);
    }
    bytes = bytes.substr(0, end + 4);
    HeadParser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits_.head_bytes));
    parser.body_limit(boost::none);
    parser.head = &head;
    parser.bytes = bytes;
    error_code error;
    parser.put(boost::asio::const_buffer{bytes.data(), bytes.size()}, error);
    if (error) return refuse(Refusal{status_of(parser, error)});
    head_bytes_ = blank_ + bytes.size();
    if (head.target.size() > limits_.target_bytes) return refuse(Refusal{414});
    if (head.minor_version > 0 && parser.hosts == 0) return refuse(Refusal{400});
    head.keep_alive = parser.keep_alive();
    const std::uint64_t length = parser.content_length().value_or(0);
    if (length > limits_.body_bytes) return refuse(Refusal{413});
    head.has_body = parser.chunked() || length > 0;
    parser.chunked() ? body_.begin_chunks() : body_.begin_length(length);
    return Progress::done;
}

Result<Request, Refusal> make_request(const Head& head) {
    Target target = MIDAD_TRY(read_target(head.target, head.host));
    Request request;
    request.method = head.known_method.value_or(Method::get);
    request.target = std::move(target.sent);
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    request.headers.reserve(head.field_count);
    for (std::size_t at = 0; at < head.field_count; ++at) {
        const Head::Field& field = head.fields[at];
        request.headers.emplace_back(lower_case(field.name), field.value);
    }
    return request;
}

Result<std::optional<WholeRequest>, Refusal> read_request(std::string_view bytes, const Limits& limits) {
    RequestReader reader{limits};
    Head head;
    if (MIDAD_TRY(reader.read_head(bytes.substr(0, limits.head_bytes), head)) == Progress::more) return std::nullopt;
    if (!head.known_method) return refuse(Refusal{405});
    WholeRequest whole;
    whole.request = MIDAD_TRY(make_request(head));
    whole.keep_alive = head.keep_alive;
    whole.bytes = reader.head_bytes();
    if (!head.has_body) return whole;
    for (;;) {
        const std::string_view window = bytes.substr(whole.bytes, limits.head_bytes);
        std::size_t consumed = 0;
        const Progress progress = MIDAD_TRY(reader.read_body(window, consumed, whole.request.body));
        whole.bytes += consumed;
        if (progress == Progress::done) return whole;
        if (consumed > 0) continue;
        if (window.size() == limits.head_bytes) return refuse(Refusal{400});
        return std::nullopt;
    }
}

}  // namespace midad::http
