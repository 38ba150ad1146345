package io.xendomain.xlcfg.proof;

import io.xendomain.testkit.XlServer;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.proof.Disagreement.Kind;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Asks xl and us about one spec string, and compares the verdict and what it says.
 *
 * @param field what its findings are about
 * @param type of its values
 * @param ask the command of xl that reads one
 * @param exact what is wrong with a value that both take, beside xl's own word; empty when nothing
 */
record SpecJudge<T>(
        String field,
        ValueType<T> type,
        BiFunction<XlServer, String, XlVerdict> ask,
        BiFunction<T, XlVerdict, String> exact) {

    /** What both sides have in common, and where they differ. */
    record Answer(boolean taken, List<Disagreement> disagreements) {}

    Answer judge(XlServer xl, String version, String spec) {
        XenVersion xen = XenVersion.of(version);
        XlVerdict theirs = Understood.of(ask.apply(xl, spec));
        List<Finding> findings = new ArrayList<>();
        Place place = new Place(field, field, null, findings::add);
        T value = type.fromCfg(new CfgValue.Text(spec), place);
        if (value != null) {
            type.checkVersion(value, xen, place);
        }
        boolean refused = value == null || findings.stream().anyMatch(Finding::isError);
        boolean remarked = refused || !findings.isEmpty();
        String words = "xl: %d %s%nwe: %s".formatted(theirs.exit(), theirs.complaints(), findings);
        List<Disagreement> all = new ArrayList<>();
        if (theirs.exit() != 0 && !refused || !theirs.accepted() && !remarked) {
            all.add(new Disagreement(Kind.MISSED, Judge.about(theirs), version, spec, words));
        }
        if (theirs.accepted() && refused) {
            findings.stream()
                    .filter(Finding::isError)
                    .map(error -> error.code() + " " + error.field())
                    .distinct()
                    .forEach(about -> all.add(new Disagreement(Kind.STRICTER, about, version, spec, words)));
        }
        if (theirs.exit() == 0 && !refused) {
            String written = ((CfgValue.Scalar) type.toCfg(value, xen)).text();
            XlVerdict again = Understood.of(ask.apply(xl, written));
            String difference = again.accepted() && again.stdout().equals(theirs.stdout())
                    ? exact.apply(value, theirs)
                    : "written " + written + " " + again;
            if (!difference.isEmpty()) {
                all.add(new Disagreement(Kind.MEANING, field, version, spec, words + "\n" + difference));
            }
        }
        return new Answer(theirs.accepted() && !refused, all);
    }
}
