package io.xendomain.cli;

import io.xendomain.api.EffectiveConfig;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.syntax.Assignment;
import io.xendomain.xlcfg.syntax.CfgParser;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that is wrong with a file, each finding with its place in it. */
final class Lint {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
            Finding::at,
            Comparator.nullsFirst(Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));

    private final HostFacts host;

    Lint(HostFacts host) {
        this.host = host;
    }

    Report of(Source source) {
        return source.isManifest() ? ofManifests(source) : ofCfg(source, CfgReader.read(source.bytes()));
    }

    /** Of an xl.cfg that was already read. */
    Report ofCfg(Source source, CfgReading reading) {
        Map<String, Position> keys = new HashMap<>();
        for (Assignment assignment : CfgParser.parse(source.bytes()).assignments()) {
            keys.put(assignment.key(), assignment.at());
        }
        List<Finding> findings = new ArrayList<>(reading.findings());
        Validator.validate(reading.config(), host).stream()
                .filter(finding -> !reading.config().unreadable().contains(finding))
                .map(finding -> at(finding, keys.get(finding.key())))
                .forEach(findings::add);
        return report(source, findings);
    }

    private Report ofManifests(Source source) {
        List<Finding> findings = new ArrayList<>();
        for (Manifest manifest : Manifest.read(source, findings::add)) {
            DomainConfig config = EffectiveConfig.of(manifest.config(), manifest.namespace(), manifest.name());
            Stream.concat(
                            manifest.specFindings().stream(),
                            Validator.validate(config, host).stream().map(finding -> finding.under("spec.config")))
                    .map(finding -> at(finding, manifest.position(finding.field())))
                    .forEach(findings::add);
        }
        return report(source, findings);
    }

    private static Report report(Source source, List<Finding> findings) {
        return new Report(source, findings.stream().sorted(BY_PLACE).toList());
    }

    /** The finding with a place, where it has none yet and there is one. */
    static Finding at(Finding finding, Position position) {
        return finding.at() != null || position == null
                ? finding
                : new Finding(
                        finding.severity(),
                        finding.field(),
                        finding.key(),
                        finding.code(),
                        finding.message(),
                        position);
    }
}
