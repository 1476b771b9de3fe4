//! Trains the name tagger's weights and writes `src/lexicon/name_tagger.bin`.
//!
//! `cargo run --release --example train_ner -- TRAIN.jsonl [DEV.jsonl]`
//!
//! Input is one JSON object a line with `text` and `entities` (`span` in code points, `type`,
//! `form`, `level`); the shipped weights are trained on GermEval 2014's training set as it stands,
//! and take about two minutes. The same input gives the same file, byte by byte. The features look
//! into the tables beside the weights: whoever changes names, roles, function words, verbs or
//! abbreviations there, trains anew.
//!
//! A linear-chain CRF, trained by AdaGrad. First a strong L1 penalty chooses the weights that
//! matter, then a weak one lets these find their size. The settings were chosen on a fifth of the
//! training set held out, together with the development set: there, expect a little more than on
//! new text.

use std::ops::Range;

use quellenlupe::annotate::entity::clue;
use quellenlupe::annotate::entity::spot::Spot;
use quellenlupe::annotate::entity::tagger::{self, features::Features, label};
use quellenlupe::lexicon::Lexicon;
use quellenlupe::lexicon::weights::{HASH_BITS, LABELS, Weights, nearest};
use quellenlupe::reading::{Block, BlockKind, EntityKind, MentionForm};
use quellenlupe::text::{ByteSpan, OffsetUnit, UnitMap};
use quellenlupe::tokens::Tokens;

type Failure = Box<dyn std::error::Error>;

/// One of the two runs over the data.
struct Phase {
    epochs: usize,
    /// What every weight is drawn towards nought by, over a whole epoch.
    penalty: f32,
}

const CHOOSE: Phase = Phase { epochs: 14, penalty: 1.25 };
const REFINE: Phase = Phase { epochs: 12, penalty: 0.05 };

/// How far a weight goes at first, and how fast that grows less from epoch to epoch.
const RATE: f32 = 0.1;
const DECAY: f32 = 0.2;

/// The share of features left out by chance, so that no single one is relied on.
const DROP: f32 = 0.1;

/// Chosen are weights of at least this.
const KEEP: f32 = 0.05;

/// What a weight of 1 in the file stands for.
const STEP: f32 = 0.1;

fn main() -> Result<(), Failure> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [train, dev @ ..] = files.as_slice() else {
        return Err("usage: train_ner TRAIN.jsonl [DEV.jsonl]".into());
    };
    let lexicon = Lexicon::embedded();
    let mut data: Vec<Sentence> =
        read(train)?.iter().map(|case| Sentence::new(case, &lexicon)).collect();
    let mut model = Model::new();
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut random = 2;
    for phase in [CHOOSE, REFINE] {
        let penalty = phase.penalty / data.len() as f32;
        for epoch in 0..phase.epochs {
            shuffle(&mut order, &mut random);
            let rate = RATE / (1.0 + DECAY * epoch as f32);
            let losses =
                order.iter().map(|at| model.learn(&data[*at].thinned(&mut random), rate, penalty));
            println!("epoch {epoch}: loss {:.0}", losses.map(f64::from).sum::<f64>());
            model.settle(rate, penalty);
            model.sum_up(epoch);
        }
        model.freeze();
        data.iter_mut().for_each(|sentence| sentence.forget(|feature| !model.has(feature)));
    }
    model.average(REFINE.epochs);
    let weights = model.quantised();
    let bytes = weights.to_bytes();
    std::fs::write("src/lexicon/name_tagger.bin", &bytes)?;
    println!("{} bytes", bytes.len());
    for file in dev {
        report(file, &read(file)?, &lexicon, &weights);
    }
    Ok(())
}

/// A text with its names.
struct Case {
    text: String,
    gold: Vec<(ByteSpan, EntityKind, MentionForm)>,
}

fn read(path: &str) -> Result<Vec<Case>, Failure> {
    let content = std::fs::read_to_string(path)?;
    content.lines().filter(|line| !line.is_empty()).map(case).collect()
}

fn case(line: &str) -> Result<Case, Failure> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().ok_or("no text")?.to_owned();
    let map = UnitMap::new(&text, OffsetUnit::Codepoint);
    let mut gold = Vec::new();
    for entity in value["entities"].as_array().ok_or("no entities")? {
        if entity["level"] != 0 {
            continue;
        }
        let offset = |at: usize| entity["span"][at].as_u64().map(|o| o as u32).ok_or("no span");
        let span = map.inward([offset(0)?, offset(1)?]).ok_or("span outside the text")?;
        let kind = match entity["type"].as_str() {
            Some("PER") => EntityKind::Person,
            Some("LOC") => EntityKind::Location,
            Some("ORG") => EntityKind::Organisation,
            _ => EntityKind::Other,
        };
        let form = match entity["form"].as_str() {
            Some("deriv") => MentionForm::Derived,
            Some("part") => MentionForm::Part,
            _ => MentionForm::Plain,
        };
        gold.push((span, kind, form));
    }
    Ok(Case { text, gold })
}

fn whole(text: &str) -> [Block; 1] {
    [Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()) }]
}

/// A case as features and labels, cut into the engine's own sentences.
struct Sentence {
    /// Which tokens belong together.
    sentences: Vec<Range<usize>>,
    labels: Vec<usize>,
    features: Vec<u32>,
    /// Where the features of each token end.
    ends: Vec<u32>,
}

impl Sentence {
    fn new(case: &Case, lexicon: &Lexicon) -> Self {
        let blocks = whole(&case.text);
        let tokens = Tokens::new(&case.text, &blocks, lexicon);
        let clues = clue::look_up(&tokens, lexicon);
        let spots: Vec<Spot> = (case.gold.iter())
            .map(|(span, kind, form)| Spot {
                tokens: tokens.within(*span),
                kind: *kind,
                form: *form,
                level: 0,
            })
            .collect();
        let labels = label::labels(&spots, 0..tokens.len());
        let found = Features::new(&tokens, &clues, lexicon);
        let (mut features, mut ends) = (Vec::new(), Vec::new());
        for sentence in &tokens.sentences {
            for at in sentence.tokens.clone() {
                found.each(at, &sentence.tokens, |hash| features.push(hash));
                ends.push(features.len() as u32);
            }
        }
        Sentence {
            sentences: tokens.sentences.iter().map(|s| s.tokens.clone()).collect(),
            labels,
            features,
            ends,
        }
    }

    /// The same with a share of the features left out.
    fn thinned(&self, random: &mut u64) -> Sentence {
        let Sentence { sentences, labels, .. } = self;
        let (features, ends) = self.those(|_| next(random) % 1024 >= (DROP * 1024.0) as usize);
        Sentence { sentences: sentences.clone(), labels: labels.clone(), features, ends }
    }

    /// Drops features for good.
    fn forget(&mut self, out: impl Fn(u32) -> bool) {
        (self.features, self.ends) = self.those(|feature| !out(feature));
    }

    fn those(&self, mut kept: impl FnMut(u32) -> bool) -> (Vec<u32>, Vec<u32>) {
        let (mut features, mut ends) =
            (Vec::with_capacity(self.features.len()), Vec::with_capacity(self.ends.len()));
        for at in 0..self.labels.len() {
            features.extend(self.of(at).iter().copied().filter(|feature| kept(*feature)));
            ends.push(features.len() as u32);
        }
        (features, ends)
    }

    fn of(&self, at: usize) -> &[u32] {
        let from = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.features[from..self.ends[at] as usize]
    }
}

type Row = [f32; LABELS];

/// Weights with what AdaGrad and the lazy penalty keep beside them.
struct Model {
    weights: Vec<Row>,
    squares: Vec<Row>,
    seen: Vec<u32>,
    transitions: [Row; LABELS],
    transition_squares: [Row; LABELS],
    now: u32,
    /// Weights and transitions after each epoch of this phase, added up.
    sums: Vec<Row>,
    transition_sums: [Row; LABELS],
}

const START: f32 = 1.0;

/// Errors below this teach nothing, and most words have no larger one.
const CERTAIN: f32 = 0.002;

impl Model {
    fn new() -> Self {
        let features = 1 << HASH_BITS;
        Model {
            weights: vec![[0.0; LABELS]; features],
            squares: vec![[START; LABELS]; features],
            seen: vec![0; features],
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[START; LABELS]; LABELS],
            now: 0,
            sums: vec![[0.0; LABELS]; features],
            transition_sums: [[0.0; LABELS]; LABELS],
        }
    }

    /// One step; returns the loss before it.
    fn learn(&mut self, case: &Sentence, rate: f32, penalty: f32) -> f32 {
        self.now += 1;
        case.sentences
            .iter()
            .map(|sentence| self.learn_sentence(case, sentence.clone(), rate, penalty))
            .sum()
    }

    fn learn_sentence(
        &mut self,
        case: &Sentence,
        range: Range<usize>,
        rate: f32,
        penalty: f32,
    ) -> f32 {
        for at in range.clone() {
            for feature in case.of(at) {
                self.shrink(*feature as usize, rate, penalty);
            }
        }
        let length = range.len();
        let mut own = vec![[0f32; LABELS]; length];
        for (row, at) in own.iter_mut().zip(range.clone()) {
            for feature in case.of(at) {
                row.iter_mut().zip(&self.weights[*feature as usize]).for_each(|(sum, w)| *sum += w);
            }
        }
        let mut gain = [[0f32; LABELS]; LABELS];
        for (from, row) in gain.iter_mut().enumerate() {
            for (to, cell) in row.iter_mut().enumerate().filter(|(to, _)| label::follows(from, *to))
            {
                *cell = self.transitions[from][to].exp();
            }
        }
        let (forward, backward, log_sum, odds) = sums(&own, &gain);
        let gold = &case.labels[range.clone()];
        let mut score = 0.0;
        let mut last = label::OUTSIDE;
        let mut transition_gradient = [[0f32; LABELS]; LABELS];
        for at in 0..length {
            score += own[at][gold[at]] + self.transitions[last][gold[at]];
            transition_gradient[last][gold[at]] -= 1.0;
            let mut total = 0.0;
            let mut pairs = [[0f32; LABELS]; LABELS];
            for from in 0..LABELS {
                let before =
                    if at > 0 { forward[at - 1][from] } else { f32::from(from == label::OUTSIDE) };
                for (to, pair) in pairs[from].iter_mut().enumerate() {
                    *pair = before * gain[from][to] * odds[at][to] * backward[at][to];
                    total += *pair;
                }
            }
            for (row, sums) in transition_gradient.iter_mut().zip(&pairs) {
                row.iter_mut().zip(sums).for_each(|(g, p)| *g += p / total);
            }
            let mut gradient = [0f32; LABELS];
            let sum: f32 = (0..LABELS).map(|l| forward[at][l] * backward[at][l]).sum();
            for l in 0..LABELS {
                gradient[l] = forward[at][l] * backward[at][l] / sum - f32::from(l == gold[at]);
            }
            last = gold[at];
            if gradient.iter().all(|error| error.abs() < CERTAIN) {
                continue;
            }
            for feature in case.of(range.start + at) {
                let feature = *feature as usize;
                step(&mut self.weights[feature], &mut self.squares[feature], &gradient, rate);
            }
        }
        let rows =
            self.transitions.iter_mut().zip(&mut self.transition_squares).zip(&transition_gradient);
        rows.for_each(|((weights, squares), gradient)| step(weights, squares, gradient, rate));
        log_sum - score
    }

    /// The penalty of the steps since this feature was last met.
    fn shrink(&mut self, feature: usize, rate: f32, penalty: f32) {
        let steps = (self.now - self.seen[feature]) as f32;
        if steps == 0.0 {
            return;
        }
        self.seen[feature] = self.now;
        if self.weights[feature].iter().all(|weight| *weight == 0.0) {
            return;
        }
        for (weight, square) in self.weights[feature].iter_mut().zip(&self.squares[feature]) {
            let by = steps * penalty * rate / square.sqrt();
            *weight = weight.signum() * (weight.abs() - by).max(0.0);
        }
    }

    fn settle(&mut self, rate: f32, penalty: f32) {
        (0..self.weights.len()).for_each(|feature| self.shrink(feature, rate, penalty));
    }

    fn sum_up(&mut self, epoch: usize) {
        let pairs = self.sums.iter_mut().zip(&self.weights);
        for (sums, row) in pairs.chain(self.transition_sums.iter_mut().zip(&self.transitions)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = if epoch == 0 { *weight } else { *sum + weight };
            }
        }
    }

    /// The mean over the epochs of this phase: steadier than the last one.
    fn average(&mut self, epochs: usize) {
        let mean = |row: &Row| row.map(|sum| sum / epochs.max(1) as f32);
        self.weights = self.sums.iter().map(mean).collect();
        self.transitions = self.transition_sums.each_ref().map(mean);
    }

    /// From now on, weights that are nought stay so.
    fn freeze(&mut self) {
        for (weights, squares) in self.weights.iter_mut().zip(&mut self.squares) {
            for (weight, square) in weights.iter_mut().zip(squares) {
                let kept = weight.abs() >= KEEP;
                (*weight, *square) = if kept { (*weight, START) } else { (0.0, f32::INFINITY) };
            }
        }
    }

    fn has(&self, feature: u32) -> bool {
        self.weights[feature as usize].iter().any(|weight| *weight != 0.0)
    }

    fn quantised(&self) -> Weights {
        // In training, only so many of a token's features were there at a time.
        let rows =
            self.weights.iter().map(|row| row.map(|weight| nearest(weight * (1.0 - DROP) / STEP)));
        let rows: Vec<_> =
            (0..).zip(rows).filter(|(_, row)| row.iter().any(|weight| *weight != 0)).collect();
        let cells = rows.iter().flat_map(|(_, row)| row).filter(|weight| **weight != 0).count();
        println!("{} rows, {cells} weights", rows.len());
        Weights::new(
            rows,
            self.transitions.map(|row| row.map(|weight| (weight / STEP).round() as i8)),
        )
    }
}

fn step(weights: &mut Row, squares: &mut Row, gradient: &Row, rate: f32) {
    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += gradient * gradient;
        *weight -= rate * gradient / square.sqrt();
    }
}

/// Odds below e^-25 count as that much: products of them stay within single precision.
const FLOOR: f32 = -25.0;

/// Forward and backward sums, scaled word by word; the logarithm of all paths' sum; the odds of
/// each label by itself.
fn sums(own: &[Row], gain: &[Row; LABELS]) -> (Vec<Row>, Vec<Row>, f32, Vec<Row>) {
    let mut log_sum = 0.0;
    let mut odds = Vec::with_capacity(own.len());
    for row in own {
        let top = row.iter().copied().fold(f32::MIN, f32::max);
        log_sum += top;
        odds.push(row.map(|v| (v - top).max(FLOOR).exp()));
    }
    let mut forward: Vec<Row> = Vec::with_capacity(own.len());
    let mut before = [0.0; LABELS];
    before[label::OUTSIDE] = 1.0;
    for odds in &odds {
        let mut next = [0.0; LABELS];
        for (from, before) in before.iter().enumerate() {
            for to in 0..LABELS {
                next[to] += before * gain[from][to];
            }
        }
        next.iter_mut().zip(odds).for_each(|(n, o)| *n *= o);
        let sum: f32 = next.iter().sum();
        log_sum += sum.ln();
        before = next.map(|n| n / sum);
        forward.push(before);
    }
    let mut backward = vec![[1.0; LABELS]; own.len()];
    for at in (1..own.len()).rev() {
        let mut row = [0.0; LABELS];
        for (from, cell) in row.iter_mut().enumerate() {
            *cell = (0..LABELS).map(|to| gain[from][to] * odds[at][to] * backward[at][to]).sum();
        }
        let sum: f32 = row.iter().sum();
        backward[at - 1] = row.map(|r| r / sum);
    }
    (forward, backward, log_sum, odds)
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for at in (1..order.len()).rev() {
        order.swap(at, next(random) % (at + 1));
    }
}

/// xorshift64*: the same numbers in every run.
fn next(random: &mut u64) -> usize {
    *random ^= *random >> 12;
    *random ^= *random << 25;
    *random ^= *random >> 27;
    (random.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
}

/// Prints precision, recall and F1 of the tagger alone, outer names, for plain and for other forms.
fn report(file: &str, cases: &[Case], lexicon: &Lexicon, weights: &Weights) {
    let mut counts = [[0usize; 3]; 4];
    for case in cases {
        let blocks = whole(&case.text);
        let tokens = Tokens::new(&case.text, &blocks, lexicon);
        let clues = clue::look_up(&tokens, lexicon);
        let spots = tagger::tag_with(&tokens, &clues, lexicon, weights);
        let found: Vec<_> =
            spots.iter().map(|s| (tokens.span(s.tokens.clone()), s.kind, s.form)).collect();
        let row = |kind: EntityKind, form: MentionForm| match form {
            MentionForm::Plain if kind == EntityKind::Other => 1,
            MentionForm::Plain => 0,
            MentionForm::Derived => 2,
            MentionForm::Part => 3,
        };
        found.iter().for_each(|(_, kind, form)| counts[row(*kind, *form)][1] += 1);
        for name in &case.gold {
            let row = row(name.1, name.2);
            counts[row][2] += 1;
            counts[row][0] += usize::from(found.contains(name));
        }
    }
    for (name, [right, found, gold]) in ["main", "OTH", "deriv", "part"].iter().zip(counts) {
        let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        let (p, r, f) =
            (percent(right, found), percent(right, gold), percent(2 * right, found + gold));
        println!("{file} {name:6} P {p:5.2} R {r:5.2} F1 {f:5.2}");
    }
}
