package io.xendomain.xlcfg.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.XlServer;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.proof.Disagreement.Kind;
import io.xendomain.xlcfg.syntax.Assignment;
import io.xendomain.xlcfg.syntax.CfgParser;
import io.xendomain.xlcfg.syntax.CfgPrinter;
import io.xendomain.xlcfg.syntax.CfgValue;
import io.xendomain.xlcfg.syntax.Setting;
import io.xendomain.xlcfg.syntax.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks xl and us, and compares. One thread at a time. */
final class Judge implements AutoCloseable {
    /** Ends the class of a refusal of something that xl does not read. */
    static final String IGNORED = ", which xl ignores";

    /** What a message of xl says of this one config. */
    private static final Pattern PARTICULARS = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^']*'|\\b[0-9]\\w*\\b");

    private static final Pattern ITEM = Pattern.compile("\\w+\\[(\\d+)]");

    /** Keys whose items are lists. */
    private static final Set<String> NESTED = Set.of("vnuma", "vsnd");

    /** No key that xl reads takes all of these for its default. */
    private static final List<CfgValue> OTHER_VALUES =
            List.of(CfgValue.Number.of(3), new CfgValue.Text("x"), new CfgValue.Items(List.of(new CfgValue.Text("x"))));

    private final KnownDisagreements known = KnownDisagreements.read();
    private final String version;
    private final XlServer xl;
    private final Map<Verdict, Map<Verdict, Long>> counts = new EnumMap<>(Verdict.class);
    private final CleanCount clean = new CleanCount();
    private String askedAgain;
    private JsonNode again;

    Judge(String version) {
        this.version = version;
        this.xl = XlServer.start(version, Ours.CPUS, Ours.MEMORY_MIB);
    }

    String version() {
        return version;
    }

    /** By xl's verdict and then by ours, how many configs there were so far. */
    Map<Verdict, Map<Verdict, Long>> counts() {
        Map<Verdict, Map<Verdict, Long>> copy = new EnumMap<>(Verdict.class);
        counts.forEach((theirs, ours) -> copy.put(theirs, new EnumMap<>(ours)));
        return copy;
    }

    /** What became of those that xl takes without a word. Goes on with the next question. */
    CleanCount clean() {
        return clean;
    }

    /** Every disagreement on a config. */
    List<Disagreement> judge(String text) {
        List<Disagreement> all = new ArrayList<>();
        XlVerdict theirs = ask(text);
        Ours ours = Ours.of(text, version);
        Verdict xlSays = verdict(theirs);
        counts.computeIfAbsent(xlSays, verdict -> new EnumMap<>(Verdict.class)).merge(ours.verdict(), 1L, Long::sum);
        String words = "xl: %d %s%nwe: %s".formatted(theirs.exit(), theirs.complaints(), ours.findings());
        boolean missed = xlSays == Verdict.REFUSED && ours.verdict() != Verdict.REFUSED
                || xlSays == Verdict.WARNED && ours.verdict() == Verdict.CLEAN;
        if (missed) {
            all.add(new Disagreement(Kind.MISSED, about(theirs), version, text, words));
        }
        if (xlSays == Verdict.CLEAN && ours.rendered().isEmpty()) {
            Set<String> errors = errors(ours, text, theirs);
            clean.refused(errors.stream().map(known::of).collect(Collectors.toSet()));
            errors.forEach(error -> all.add(new Disagreement(Kind.STRICTER, error, version, text, words)));
        }
        if (xlSays != Verdict.REFUSED && ours.rendered().isPresent()) {
            String rendered = ours.rendered().get();
            String difference = difference(text, theirs, ask(rendered));
            if (xlSays == Verdict.CLEAN) {
                clean.taken(difference.isEmpty());
            }
            if (!difference.isEmpty()) {
                all.add(new Disagreement(Kind.MEANING, difference, version, text, words + "\nwritten:\n" + rendered));
            }
        }
        return all;
    }

    private XlVerdict ask(String config) {
        return Understood.of(xl.createDryRun(config));
    }

    private static Verdict verdict(XlVerdict verdict) {
        return verdict.exit() != 0 ? Verdict.REFUSED : verdict.accepted() ? Verdict.CLEAN : Verdict.WARNED;
    }

    /** The class of what xl says: its first message without what is particular to one config. */
    static String about(XlVerdict theirs) {
        String last = theirs.complaints().isEmpty()
                ? "exit " + theirs.exit()
                : theirs.complaints().getFirst();
        return PARTICULARS.matcher(last).replaceAll("_");
    }

    /** Code and field of each error, without the numbers of items, and whether xl reads the key at all, where that matters. */
    private Set<String> errors(Ours ours, String text, XlVerdict theirs) {
        Set<String> errors = new TreeSet<>();
        Map<String, Boolean> ignoredKeys = new HashMap<>();
        for (Finding finding : ours.findings()) {
            if (finding.isError()) {
                String error = finding.code() + " " + finding.field().replaceAll("\\[\\d+]", "");
                boolean ignored =
                        isBehindList(finding, text) || !known.explains(error) && isIgnored(finding.key(), text, theirs);
                errors.add(ignored ? error + IGNORED : error);
            }
        }
        return errors;
    }

    /** Whether it is about an item behind a list in a list of strings, where xl stops reading. */
    private static boolean isBehindList(Finding finding, String text) {
        Matcher item = ITEM.matcher(finding.field());
        Setting setting =
                Settings.of(CfgParser.parse(text).assignments(), ignored -> {}).get(finding.key());
        return item.lookingAt()
                && !NESTED.contains(finding.key())
                && setting != null
                && setting.value() instanceof CfgValue.Items items
                && items.values().stream()
                        .limit(Integer.parseInt(item.group(1)))
                        .anyMatch(CfgValue.Items.class::isInstance);
    }

    /** Whether xl says the same without the key, and whatever stands behind it. */
    private boolean isIgnored(String key, String text, XlVerdict theirs) {
        List<Assignment> others = CfgParser.parse(text).assignments().stream()
                .filter(assignment -> !assignment.key().equals(key))
                .toList();
        if (others.stream().anyMatch(assignment -> !CfgPrinter.isPrintable(assignment.value()))) {
            return true; // cannot be asked: something else in it is broken, too
        }
        return Stream.concat(Stream.of(others), OTHER_VALUES.stream().map(value -> Stream.concat(
                                others.stream(), Stream.of(Assignment.of(key, value)))
                        .toList()))
                .map(assignments -> ask(CfgPrinter.print(assignments)))
                .allMatch(other -> other.accepted()
                        && difference(text, theirs.json(), other.json()).isEmpty());
    }

    /** Where xl's answers to the original and to our text differ first; empty when they are the same bytes. */
    private String difference(String text, XlVerdict original, XlVerdict rendered) {
        if (!rendered.accepted()) {
            return "written: " + about(rendered);
        }
        if (original.stdout().equals(rendered.stdout())) {
            return "";
        }
        return difference(text, original.json(), rendered.json());
    }

    private String difference(String text, JsonNode original, JsonNode other) {
        return original.equals(other) ? "" : path("", original, other, again(text));
    }

    /** What xl answers when it is asked the same once more. */
    private JsonNode again(String text) {
        if (!text.equals(askedAgain)) {
            askedAgain = text;
            again = ask(text).json();
        }
        return again;
    }

    /** Where two answers differ first, but for what xl makes up anew each time it is asked the same. */
    private static String path(String path, JsonNode one, JsonNode other, JsonNode again) {
        if (one.equals(other) || isOneValue(one) && !one.equals(again)) {
            return "";
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            return IntStream.range(0, one.size())
                    .mapToObj(i -> path(path, one.get(i), other.get(i), again.path(i)))
                    .filter(difference -> !difference.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (one.isObject() && other.isObject()) {
            return Stream.of(one, other)
                    .flatMap(node -> node.propertyStream().map(Map.Entry::getKey))
                    .distinct()
                    .map(name -> path(path + "/" + name, one.path(name), other.path(name), again.path(name)))
                    .filter(difference -> !difference.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return path;
    }

    /** A scalar, or the bytes of one. */
    private static boolean isOneValue(JsonNode node) {
        return node.isValueNode()
                || node.isArray() && node.valueStream().allMatch(JsonNode::isValueNode) && !node.isEmpty();
    }

    @Override
    public void close() {
        xl.close();
    }
}
