import { done } from "./program.mjs";

function server() {
  const address = process.env.MIDAD_TEST_POSTGRES;
  if (!address) throw new Error("MIDAD_TEST_POSTGRES is not set: run tools/with_postgres node --test tests/journeys/*.test.mjs");
  return address;
}

/// The server's address with another database in it.
export function address_of(database) {
  const parts = /^(postgres(?:ql)?:\/\/[^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(server());
  if (!parts) throw new Error(`MIDAD_TEST_POSTGRES is no postgresql:// address: ${server()}`);
  return `${parts[1]}/${database}${parts[2] ?? ""}`;
}

/// What the statement says, a row a line, columns parted by "|". In `database`, or in the server's own.
export async function ask(statement, database) {
  const address = database ? address_of(database) : server();
  const { said } = await done("psql", ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statement]);
  return said.trimEnd();
}

let made = 0;
/// A name that no other test, in this process or another, has.
export function new_name() {
  made += 1;
  return `midad_test_${process.pid}_${made}`;
}

/// A database of its own for a paper, empty or a copy of `template`.
export async function make_database(name, template) {
  await ask(`create database ${name} template ${template ?? "template0"} encoding 'UTF8'`);
}
export const has_database = async (name) => (await ask(`select 1 from pg_database where datname = '${name}'`)) === "1";
export const drop_database = (name) => ask(`drop database if exists ${name} with (force)`);

/// Cuts the connections of a paper's listeners; how many there were.
export async function cut_listeners(database) {
  const cut = await ask(
    `select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = '${database}' and pid <> pg_backend_pid() and query ilike 'listen%'`,
  );
  return Number(cut);
}
