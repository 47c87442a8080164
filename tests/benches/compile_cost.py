#!/usr/bin/env python3
"""What a derive costs at every build: `cargo check` of small crates, ours and those of the peers.

usage: compile_cost.py [--seconds | --organization]

Counts the instructions that rustc executes for the crate itself, through valgrind's callgrind, so that other work on the
machine makes no difference (some minutes); without valgrind, or with --seconds, takes rustc's CPU seconds instead.
The same enum with the standard derives alone is taken off, with discriminants if the enum has them. Everything is built in a
temporary directory.

With --organization, the CPU seconds and the memory of `cargo check` for one crate with an enum for each choice column of an
organization (made up: 601 enums, 6,755 options, as `generate` writes them), all of it and again after an edit in another file.
"""
import os, pathlib, re, resource, shutil, subprocess, sys, tempfile

SET = pathlib.Path(__file__).resolve().parents[2] / "closure-reason"
MEASURED = "COMPILE_COST_OF"  # set for cargo, which passes it to the wrapper
DERIVES = "Clone, Copy, Debug, PartialEq, Eq, Hash"
# name -> number of enums, number of options in each
SHAPES = {"1 enum of 32 options": (1, 32), "1 enum of 1,024 options": (1, 1024), "300 enums of 6 options": (300, 6)}


def rows(count):
    return [(f"O{n}", 192350000 + n, f"Reason {n}", f"Indicates reason {n}.") for n in range(count)]


def lines(count, template):
    return "\n".join(template.format(ident=i, value=v, label=l, desc=d) for i, v, l, d in rows(count))


def bare(name, count):
    return f"#[derive({DERIVES})]\npub enum {name} {{\n{lines(count, '{ident},')}\n}}\n"


def bare_with_discriminants(name, count):
    return f"#[derive({DERIVES})]\npub enum {name} {{\n{lines(count, '{ident} = {value},')}\n}}\n"


def ours(name, count):
    return derived(name, lines(count, '#[option(value = {value}, label = "{label}", desc = "{desc}")] {ident},'))


def ours_with_discriminants(name, count):
    return derived(name, lines(count, '#[option(label = "{label}", desc = "{desc}")] {ident} = {value},'))


def derived(name, options):
    return f"#[derive({DERIVES}, closure_reason::OptionSet)]\n#[option_set(serde)]\npub enum {name} {{\n{options}\n}}\n"


def strum(name, count):
    options = lines(count, '#[strum(serialize = "{label}", message = "{desc}")] {ident} = {value},')
    return f"""#[derive({DERIVES}, strum::EnumString, strum::IntoStaticStr, strum::Display, strum::VariantArray, strum::EnumMessage,
    strum::FromRepr, num_enum::IntoPrimitive, num_enum::TryFromPrimitive,
    serde_repr::Serialize_repr, serde_repr::Deserialize_repr)]
#[repr(i32)]
pub enum {name} {{\n{options}\n}}\n"""


def match(name, count):
    def table(template):
        return lines(count, template)
    return f"""#[derive({DERIVES})]
#[repr(i32)]
pub enum {name} {{\n{table('{ident} = {value},')}\n}}
impl {name} {{
    pub const ALL: &'static [Self] = &[{table('Self::{ident},')}];
    pub fn value(self) -> i32 {{ self as i32 }}
    pub fn label(self) -> &'static str {{ match self {{ {table('Self::{ident} => "{label}",')} }} }}
    pub fn description(self) -> &'static str {{ match self {{ {table('Self::{ident} => "{desc}",')} }} }}
    pub fn from_value(value: i32) -> Option<Self> {{ match value {{ {table('{value} => Some(Self::{ident}),')} _ => None }} }}
    pub fn from_label(label: &str) -> Option<Self> {{ match label {{ {table('"{label}" => Some(Self::{ident}),')} _ => None }} }}
}}
impl std::fmt::Display for {name} {{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{ f.pad(self.label()) }}
}}
impl serde::Serialize for {name} {{
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {{ serializer.serialize_i32(self.value()) }}
}}
impl<'de> serde::Deserialize<'de> for {name} {{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{
        let value = i32::deserialize(deserializer)?;
        Self::from_value(value).ok_or_else(|| serde::de::Error::custom("unknown value"))
    }}
}}
"""


SIZES = [2, 2, 3, 3, 4, 5, 6, 8, 10, 14, 22, 56]  # of twelve enums; 601 of them have 6,755 options
STATES = "Active Blocked Closed Deferred Escalated Failed Granted Held Invoiced Joined Known Late Moved New Open Paid".split()


def organization(is_ours):
    """An enum for each column: most have consecutive values, some a second run of them."""
    enums = []
    for number in range(601):
        count = SIZES[number % 12] if number < 600 else 5
        first = (745500000, 1, 192350000, 0)[number % 4]
        derives, attributes, options = DERIVES, "", []
        if is_ours:
            derives = f"{DERIVES}, closure_reason::OptionSet"
            attributes = f'#[option_set(table = "demo_table{number}", column = "demo_reason", display_name = "Reason {number}", language = 1033)]\n#[non_exhaustive]\n'
        for at in range(count):
            value = 192350000 + at if number % 6 == 5 and 2 * at >= count else first + at
            label = f'#[option(label = "{STATES[at % 16]} for reason {at}")] ' if is_ours else ""
            options.append(f"{label}{STATES[at % 16]}ForReason{at} = {value},\n")
        enums.append(f"#[derive({derives})]\n{attributes}pub enum Table{number} {{\n{''.join(options)}}}\n")
    return "\n".join(enums)


DERIVE = f'closure-reason = {{ path = "{SET}", features = ["serde"] }}'
BARE, BARE_WITH_DISCRIMINANTS, OURS = "bare enum", "bare enum, discriminants", "closure-reason"
CONTENDERS = {
    BARE: (bare, ""),
    OURS: (ours, DERIVE),
    BARE_WITH_DISCRIMINANTS: (bare_with_discriminants, ""),
    "closure-reason, discriminants": (ours_with_discriminants, DERIVE),
    "strum, num_enum, serde_repr": (strum, 'strum = { version = "0.27", features = ["derive"] }\nnum_enum = "0.7"\nserde_repr = "0.1"\nserde = "1"'),
    "match": (match, 'serde = "1"'),
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def generate(root):
    """One crate for every contender and shape. Returns the name of each."""
    names = {}
    for c, (code, dependencies) in enumerate(CONTENDERS.values()):
        for s, (enums, options) in enumerate(SHAPES.values()):
            names[c, s] = f"cost_{c}_{s}"
            crate = root / names[c, s]
            write(crate / "Cargo.toml", f'[package]\nname = "{names[c, s]}"\nedition = "2021"\n[dependencies]\n{dependencies}\n')
            write(crate / "src/lib.rs", "\n".join(code(f"E{n}", options) for n in range(enums)))
    write(root / "Cargo.toml", f"[workspace]\nresolver = \"2\"\nmembers = {sorted(names.values())!r}\n".replace("'", '"'))
    return names


def measure(root):
    """Checks all crates. Cargo runs this file as the compiler of each, and it notes the cost of each."""
    environment = dict(os.environ, RUSTC_WORKSPACE_WRAPPER=os.path.abspath(__file__), CARGO_TARGET_DIR=str(root / "target"),
                       CARGO_INCREMENTAL="0", **{MEASURED: str(root / "costs")})
    subprocess.run(["cargo", "check", "--quiet", "--workspace"], cwd=root, env=environment, check=True)
    return {name: float(cost) for name, cost in map(str.split, (root / "costs").read_text().splitlines())}


def compile_measured(rustc, *arguments):
    """Stands in for rustc, and measures one run of it."""
    name = arguments[arguments.index("--crate-name") + 1] if "--crate-name" in arguments else ""
    if not name.startswith("cost_"):  # cargo asks for the version
        return subprocess.run([rustc, *arguments]).returncode
    if os.environ.get("COMPILE_COST_UNIT") == "seconds":
        code = subprocess.run([rustc, *arguments], close_fds=False).returncode
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        cost = usage.ru_utime + usage.ru_stime
    else:
        # The compiler itself: the `rustc` on the path may only start it.
        sysroot = subprocess.run([rustc, "--print", "sysroot"], capture_output=True, text=True, check=True).stdout.strip()
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={name}.log"]
        code = subprocess.run([*valgrind, f"{sysroot}/bin/rustc", *arguments], close_fds=False).returncode
        log = pathlib.Path(f"{name}.log").read_text()
        cost = int(re.search(r"Collected : (\d+)", log)[1]) if code == 0 else 0
    with open(os.environ[MEASURED], "a") as costs:
        costs.write(f"{name} {cost}\n")
    return code


def main():
    if "--organization" in sys.argv:
        with tempfile.TemporaryDirectory() as root:
            return measure_organization(pathlib.Path(root))
    seconds = "--seconds" in sys.argv or not shutil.which("valgrind")
    os.environ["COMPILE_COST_UNIT"] = "seconds" if seconds else "instructions"
    scale, unit = (1, "CPU seconds") if seconds else (1e6, "million instructions")
    with tempfile.TemporaryDirectory() as root:
        root = pathlib.Path(root)
        names, costs = generate(root), measure(root)
    for s, shape in enumerate(SHAPES):
        cost = {title: costs[names[c, s]] / scale for c, title in enumerate(CONTENDERS)}
        print(f"\n{shape}: {cost[BARE]:.2f} {unit} for the bare enum, {cost[BARE_WITH_DISCRIMINANTS]:.2f} with discriminants, and beyond that")
        for title in CONTENDERS:
            if title not in (BARE, BARE_WITH_DISCRIMINANTS):
                # The peers need discriminants for the values, which our plain enum has in attributes, so they count.
                own = BARE_WITH_DISCRIMINANTS if title.endswith("discriminants") else BARE
                net = cost[title] - cost[own]
                print(f"  {title:30} {net:10.2f}  {net / (cost[OURS] - cost[BARE]):6.2f} x closure-reason")


def measure_organization(root, runs=5):
    """The least CPU seconds and the memory of each check; the two crates take turns."""
    costs = {}
    for is_ours in (False, True):
        crate = root / f"organization_{is_ours}"
        write(crate / "Cargo.toml", f'[package]\nname = "organization"\nedition = "2021"\n[dependencies]\n{DERIVE if is_ours else ""}\n[workspace]\n')
        write(crate / "src/enums.rs", organization(is_ours))
        write(crate / "src/lib.rs", "pub mod enums;\n")
    for run in range(runs):
        for is_ours in (False, True):
            crate = root / f"organization_{is_ours}"
            for what, incremental in (("all of it", "0"), ("after an edit elsewhere", "1")):
                write(crate / "src/lib.rs", f"pub mod enums;\npub fn edited() -> i32 {{\n    {run}\n}}\n")
                command = ["cargo", "check", "--quiet", "--target-dir", f"target/{incremental}"]
                environment = os.environ | {"CARGO_INCREMENTAL": incremental}
                if run == 0:
                    subprocess.run(command, cwd=crate, env=environment, check=True)
                    write(crate / "src/lib.rs", f"pub mod enums;\npub fn edited() -> i32 {{\n    -1\n}}\n")
                usage = os.wait4(subprocess.Popen(command, cwd=crate, env=environment).pid, 0)[2]
                costs.setdefault((what, is_ours), []).append((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    print("601 enums, 6,755 options: CPU seconds and MB of `cargo check`")
    for what in ("all of it", "after an edit elsewhere"):
        (std, std_memory), (ours, memory) = (map(min, zip(*costs[what, is_ours])) for is_ours in (False, True))
        print(f"  {what:24} standard derives {std:5.2f} s {std_memory:4.0f} MB, with closure-reason {ours:5.2f} s {memory:4.0f} MB: "
              f"adds {(ours - std) / std:.2f} times their time and {memory - std_memory:.0f} MB")


if os.environ.get(MEASURED):
    sys.exit(compile_measured(*sys.argv[1:]))
main()
