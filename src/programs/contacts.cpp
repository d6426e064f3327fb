#include "programs/contacts.h"

#include <algorithm>

#include "base/url.h"

namespace midad::programs {

namespace {

bool is_this_machine(std::string_view host) {
    return host.empty() || host == "localhost" || host == "[::1]" || host == "::1" || host.starts_with("127.") ||
           host.starts_with('/');
}

/// Of "scheme://user@one:5432,two/path?host=three": one, two and three. The last is PostgreSQL's own way.
std::vector<std::string> hosts_of(std::string_view address) {
    const auto scheme = address.find("://");
    if (scheme == address.npos) return {};
    address.remove_prefix(scheme + 3);
    const auto mark = address.find('?');
    std::string hosts{address.substr(0, address.find_first_of("/?"))};
    hosts.erase(0, hosts.rfind('@') + 1);
    if (mark != address.npos) {
        for (const char* name : {"host", "hostaddr"}) {
            hosts += "," + query_parameter(address.substr(mark + 1), name).value_or("");
        }
    }
    std::vector<std::string> found;
    for (std::string_view left = hosts; !left.empty();) {
        const std::string_view one = left.substr(0, left.find(','));
        left.remove_prefix(std::min(left.size(), one.size() + 1));
        const auto port = one.starts_with('[') ? one.find("]:") + 1 : one.find(':');
        found.emplace_back(one.substr(0, port == 0 ? one.npos : port));
    }
    return found;
}

}  // namespace

std::vector<std::string> contacts_of(const Settings& settings) {
    std::vector<std::string> contacts;
    for (const std::string& address : {settings.database, settings.masthead.websub_hub}) {
        for (const std::string& host : hosts_of(address)) {
            if (!is_this_machine(host) && std::ranges::find(contacts, host) == contacts.end()) contacts.push_back(host);
        }
    }
    return contacts;
}

}  // namespace midad::programs
