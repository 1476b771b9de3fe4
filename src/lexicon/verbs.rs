//! Verb forms: every form of the verbs in the tables, made by rule from their principal parts.

use crate::compact::{Map, order};

use super::table::{Table, packed};

/// A set of the forms of a verb that a word can be; several where German does not tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forms(u16);

impl Forms {
    /// Third person singular, indicative, present.
    pub const PRESENT_SINGULAR: Forms = Forms(1);
    /// Plural, indicative, present.
    pub const PRESENT_PLURAL: Forms = Forms(2);
    /// Singular, indicative, past.
    pub const PAST_SINGULAR: Forms = Forms(4);
    /// Plural, indicative, past.
    pub const PAST_PLURAL: Forms = Forms(8);
    /// Konjunktiv I, singular; also the first person present.
    pub const KONJUNKTIV_1_SINGULAR: Forms = Forms(16);
    /// Konjunktiv I, plural, where no indicative looks the same ("seien").
    pub const KONJUNKTIV_1_PLURAL: Forms = Forms(32);
    /// Konjunktiv II that differs from the past, singular.
    pub const KONJUNKTIV_2_SINGULAR: Forms = Forms(64);
    /// Konjunktiv II that differs from the past, plural.
    pub const KONJUNKTIV_2_PLURAL: Forms = Forms(128);
    /// Past participle.
    pub const PARTICIPLE: Forms = Forms(256);
    /// Infinitive.
    pub const INFINITIVE: Forms = Forms(512);
    /// Infinitive with "zu" inside ("mitzuteilen").
    pub const ZU_INFINITIVE: Forms = Forms(1024);
    /// A separable prefix is attached, as only at the end of a clause.
    pub const ATTACHED: Forms = Forms(2048);
    /// Any finite form.
    pub const FINITE: Forms = Forms(255);
    /// Either Konjunktiv where it shows.
    pub const KONJUNKTIV: Forms = Forms(16 | 32 | 64 | 128);
    /// Konjunktiv I where it shows.
    pub const KONJUNKTIV_1: Forms = Forms(16 | 32);
    /// Finite plural.
    pub const PLURAL: Forms = Forms(2 | 8 | 32 | 128);
    /// Finite singular.
    pub const SINGULAR: Forms = Forms(1 | 4 | 16 | 64);

    /// Returns whether the word can be one of `other`.
    pub fn any(self, other: Forms) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether the word can be nothing but `other`.
    pub fn only(self, other: Forms) -> bool {
        self.0 & !other.0 == 0
    }

    /// Both together.
    pub const fn and(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }

    /// Without those of `other`.
    pub fn without(self, other: Forms) -> Forms {
        Forms(self.0 & !other.0)
    }
}

/// The verb that a word can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Index of the verb without prefix.
    base: u16,
    /// Index of an attached prefix plus one, or 0.
    prefix: u8,
    /// The forms it can be.
    pub forms: Forms,
}

/// All verbs known.
#[derive(Debug, Default)]
pub struct Verbs {
    forms: Map<String, (u16, Forms)>,
    bases: Vec<&'static str>,
    prefixes: Vec<(&'static str, PrefixKind)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PrefixKind {
    Separable,
    Inseparable,
}

impl Verbs {
    /// Reads the tables and makes all forms.
    ///
    /// # Panics
    /// If a table is broken.
    pub fn load() -> Self {
        let mut verbs = Verbs::default();
        verbs.forms.reserve(12_000);
        // Index 0 stands for all verbs in "-ieren" that no table names.
        verbs.bases.push("-ieren");
        let columns = ["infinitive", "present", "past", "participle", "konjunktiv"];
        for row in Table::open(packed!("strong_verbs.tsv"), &columns).rows() {
            verbs.add_strong(row.fields());
        }
        for infinitive in Table::open(packed!("weak_verbs.tsv"), &["infinitive"]).column() {
            verbs.add_weak(infinitive);
        }
        for row in Table::open(packed!("verb_prefixes.tsv"), &["form", "kind"]).rows() {
            let [form, kind] = row.fields();
            let kind = row.one_of(
                kind,
                &[("separable", PrefixKind::Separable), ("inseparable", PrefixKind::Inseparable)],
            );
            verbs.prefixes.push((form, kind));
        }
        order::by_number(&mut verbs.prefixes, |(form, _)| order::descending(form.len()));
        verbs
    }

    /// Finds the verb that a lower-case word can be.
    pub fn analyse(&self, word: &str) -> Option<Verb> {
        if let Some(&(base, forms)) = self.forms.get(word) {
            return Some(Verb { base, prefix: 0, forms });
        }
        let first = *word.as_bytes().first()?;
        // Most prefixes begin otherwise: seen before a look at the rest.
        let mut likely = self
            .prefixes
            .iter()
            .enumerate()
            .filter(|(_, (prefix, _))| prefix.as_bytes().first() == Some(&first));
        let prefixed = likely.find_map(|(index, (prefix, kind))| {
            let rest = word.strip_prefix(prefix).filter(|rest| rest.len() > 2)?;
            let (base, forms) = match kind {
                PrefixKind::Separable => self.after_separable(rest)?,
                PrefixKind::Inseparable => self.after_inseparable(rest)?,
            };
            Some(Verb { base, prefix: index as u8 + 1, forms })
        });
        // "mußte", "läßt", as spelt before 1996.
        let old_spelling = || self.analyse(&word.contains('ß').then(|| word.replace('ß', "ss"))?);
        prefixed
            .or_else(|| Some(Verb { base: 0, prefix: 0, forms: foreign(word)? }))
            .or_else(old_spelling)
    }

    /// The infinitive, with prefix, written after `buffer` is cleared; `separated` is a prefix
    /// that stands apart.
    pub fn lemma<'b>(&self, verb: Verb, separated: &str, buffer: &'b mut String) -> &'b str {
        buffer.clear();
        buffer.push_str(separated);
        if verb.prefix > 0 {
            buffer.push_str(self.prefixes[verb.prefix as usize - 1].0);
        }
        buffer.push_str(self.bases[verb.base as usize]);
        buffer
    }

    /// The infinitive without prefix.
    pub fn base(&self, verb: Verb) -> &'static str {
        self.bases[verb.base as usize]
    }

    /// Returns whether its meaning is another verb's that it tells as possible or wanted: "kann",
    /// "soll".
    pub fn is_modal(&self, verb: Verb) -> bool {
        is_one_of!(self.base(verb), "können" | "müssen" | "sollen" | "wollen" | "dürfen" | "mögen")
    }

    /// Returns whether it helps another verb: "ist", "hat", "wird", or a modal verb.
    pub fn is_helping(&self, verb: Verb) -> bool {
        is_one_of!(self.base(verb), "sein" | "haben" | "werden") || self.is_modal(verb)
    }

    /// Returns whether the verb carries an attached prefix.
    pub fn is_prefixed(&self, verb: Verb) -> bool {
        verb.prefix > 0
    }

    /// Returns whether the word can stand apart from its verb at the end of a main clause.
    pub fn is_separable_prefix(&self, word: &str) -> bool {
        self.prefixes.iter().any(|(form, kind)| *form == word && *kind == PrefixKind::Separable)
    }

    fn after_separable(&self, rest: &str) -> Option<(u16, Forms)> {
        if let Some(&(base, forms)) = self.forms.get(rest) {
            return Some((base, forms.and(Forms::ATTACHED)));
        }
        let infinitive = rest.strip_prefix("zu")?;
        let &(base, forms) = self.forms.get(infinitive)?;
        forms.any(Forms::INFINITIVE).then_some((base, Forms::ZU_INFINITIVE))
    }

    fn after_inseparable(&self, rest: &str) -> Option<(u16, Forms)> {
        let with_ge = self
            .forms
            .get(format!("ge{rest}").as_str())
            .filter(|(_, forms)| forms.any(Forms::PARTICIPLE));
        let plain =
            self.forms.get(rest).map(|(base, forms)| (*base, forms.without(Forms::PARTICIPLE)));
        match (plain, with_ge) {
            (Some((base, forms)), Some(_)) => Some((base, forms.and(Forms::PARTICIPLE))),
            (Some(found), None) if !found.1.only(Forms::default()) => Some(found),
            (None, Some((base, _))) => Some((*base, Forms::PARTICIPLE)),
            _ => None,
        }
    }

    fn add_strong(
        &mut self,
        [infinitive, present, past, participle, konjunktiv]: [&'static str; 5],
    ) {
        self.bases.push(infinitive);
        let stem =
            infinitive.strip_suffix("en").or(infinitive.strip_suffix('n')).unwrap_or(infinitive);
        if infinitive == "sein" {
            self.add("sei", Forms::KONJUNKTIV_1_SINGULAR);
            self.add("seien", Forms::KONJUNKTIV_1_PLURAL);
            self.add("sind", Forms::PRESENT_PLURAL);
            self.add("sein", Forms::INFINITIVE);
        } else {
            self.add(infinitive, Forms::INFINITIVE.and(Forms::PRESENT_PLURAL));
            self.add(&format!("{stem}e"), Forms::KONJUNKTIV_1_SINGULAR);
        }
        self.add(present, Forms::PRESENT_SINGULAR);
        self.add(past, Forms::PAST_SINGULAR);
        self.add(&plural(past), Forms::PAST_PLURAL);
        self.add(participle, Forms::PARTICIPLE);
        if konjunktiv != "-" {
            self.add(konjunktiv, Forms::KONJUNKTIV_2_SINGULAR);
            self.add(&plural(konjunktiv), Forms::KONJUNKTIV_2_PLURAL);
        }
    }

    fn add_weak(&mut self, infinitive: &'static str) {
        self.bases.push(infinitive);
        let short = infinitive.strip_suffix("en");
        let stem = short.or(infinitive.strip_suffix('n')).unwrap_or(infinitive);
        let link = if short.is_some() && needs_link(stem) { "e" } else { "" };
        let third = format!("{stem}{link}t");
        self.add(infinitive, Forms::INFINITIVE.and(Forms::PRESENT_PLURAL));
        self.add(&format!("{stem}e"), Forms::KONJUNKTIV_1_SINGULAR);
        // "es handle sich", "sie sammle"
        if let Some(bare) = stem.strip_suffix("el").filter(|_| short.is_none()) {
            self.add(&format!("{bare}le"), Forms::KONJUNKTIV_1_SINGULAR);
        }
        self.add(&third, Forms::PRESENT_SINGULAR);
        self.add(&format!("{third}e"), Forms::PAST_SINGULAR);
        self.add(&format!("{third}en"), Forms::PAST_PLURAL);
        let bare =
            ["be", "er", "ver", "ent", "zer", "ge", "miss", "über", "unter", "wider", "hinter"];
        if infinitive.ends_with("ieren") || bare.iter().any(|prefix| infinitive.starts_with(prefix))
        {
            self.add(&third, Forms::PARTICIPLE);
        }
        if !infinitive.ends_with("ieren") {
            self.add(&format!("ge{third}"), Forms::PARTICIPLE);
        }
    }

    /// Adds a form of the verb added last; the first verb keeps a form that two verbs share,
    /// unless it is but a Konjunktiv II of the first and an infinitive of the second: "führen",
    /// "drängen".
    fn add(&mut self, form: &str, forms: Forms) {
        let base = (self.bases.len() - 1) as u16;
        let entry = self.forms.or_insert(form.to_owned(), (base, Forms::default()));
        if forms.any(Forms::INFINITIVE)
            && entry.1.only(Forms::KONJUNKTIV_2_PLURAL.and(Forms::PAST_PLURAL))
        {
            *entry = (base, Forms::default());
        }
        if entry.0 == base || !forms.only(Forms::PARTICIPLE) {
            entry.1 = entry.1.and(forms);
        }
    }
}

/// Verbs in "-ieren" by their ending.
fn foreign(word: &str) -> Option<Forms> {
    let endings = [
        ("ierten", Forms::PAST_PLURAL),
        ("ierte", Forms::PAST_SINGULAR),
        ("ieren", Forms::INFINITIVE.and(Forms::PRESENT_PLURAL)),
        ("iert", Forms::PRESENT_SINGULAR.and(Forms::PARTICIPLE)),
        ("iere", Forms::KONJUNKTIV_1_SINGULAR),
    ];
    let fits = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.len() > 2);
    endings.iter().find(|(ending, _)| fits(ending)).map(|(_, forms)| *forms)
}

fn plural(singular: &str) -> String {
    if singular.ends_with('e') { format!("{singular}n") } else { format!("{singular}en") }
}

/// Returns whether an "e" stands before the ending -t: "redet", "öffnet", but "lernt", "filmt".
fn needs_link(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    match (back.next(), back.next()) {
        (Some('t' | 'd'), _) => true,
        (Some('n'), Some('h')) => back.next() == Some('c'),
        (Some('m' | 'n'), Some(before)) => !"aeiouäöülrhmn".contains(before),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, lemma: &str, forms: Forms) {
        let verbs = Verbs::load();
        let verb = verbs.analyse(word).unwrap_or_else(|| panic!("{word} is no verb"));
        assert_eq!(verbs.lemma(verb, "", &mut String::new()), lemma, "{word}");
        assert!(verb.forms.any(forms), "{word}: {:?}", verb.forms);
    }

    #[test]
    fn forms_lead_to_their_verb() {
        check("sagte", "sagen", Forms::PAST_SINGULAR);
        check("mitgeteilt", "mitteilen", Forms::PARTICIPLE);
        check("mitzuteilen", "mitteilen", Forms::ZU_INFINITIVE);
        check("verstanden", "verstehen", Forms::PARTICIPLE);
        check("bestehe", "bestehen", Forms::KONJUNKTIV_1);
        check("gäbe", "geben", Forms::KONJUNKTIV);
        check("öffnete", "öffnen", Forms::PAST_SINGULAR);
        check("bestreitet", "bestreiten", Forms::PRESENT_SINGULAR);
        check("basiere", "-ieren", Forms::KONJUNKTIV_1);
        check("handle", "handeln", Forms::KONJUNKTIV_1);
        check("führen", "führen", Forms::INFINITIVE);
        check("zugestanden", "zugestehen", Forms::PARTICIPLE);
        check("stehen", "stehen", Forms::INFINITIVE);
        check("mußte", "müssen", Forms::PAST_SINGULAR);
        check("untergebracht", "unterbringen", Forms::PARTICIPLE);
        check("unterstützt", "unterstützen", Forms::PRESENT_SINGULAR);
    }

    #[test]
    fn other_words_are_no_verbs() {
        let verbs = Verbs::load();
        for word in ["haus", "gestern", "schnelle", "aufgrund"] {
            assert!(verbs.analyse(word).is_none(), "{word}");
        }
    }
}
