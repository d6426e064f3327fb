#include "programs/contacts.h"

#include <doctest/doctest.h>

using namespace midad;
using Hosts = std::vector<std::string>;

namespace {

Hosts of(std::string database, std::string hub = "") {
    programs::Settings settings;
    settings.database = std::move(database);
    settings.masthead.websub_hub = std::move(hub);
    return programs::contacts_of(settings);
}

}  // namespace

TEST_CASE("a paper in one file speaks to nobody") {
    CHECK(of("sqlite:paper.sqlite").empty());
    CHECK(of("postgresql://midad@127.0.0.1:5432/paper").empty());
    CHECK(of("postgresql:///paper?host=/run/postgresql").empty());
    CHECK(of("postgresql://[::1]:5432/paper").empty());
}

TEST_CASE("the store's machines and the hub are all that a paper speaks to") {
    CHECK(of("postgresql://midad:a%40b@db.example:5432/paper?sslmode=require") == Hosts{"db.example"});
    CHECK(of("postgresql://one.example:5432,two.example:5433/paper") == Hosts{"one.example", "two.example"});
    CHECK(of("postgres://[2001:db8::7]:5432/paper") == Hosts{"[2001:db8::7]"});
    CHECK(of("postgresql:///paper?host=db.example") == Hosts{"db.example"});
    CHECK(of("sqlite:paper.sqlite", "https://hub.example/") == Hosts{"hub.example"});
    CHECK(of("postgresql://hub.example/paper", "https://hub.example:443/x") == Hosts{"hub.example"});
}
