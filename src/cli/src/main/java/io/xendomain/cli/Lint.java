package io.xendomain.cli;

import io.xendomain.api.EffectiveConfig;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Upgrade;
import io.xendomain.xlcfg.validate.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is wrong with a file, each finding with its place in it. */
final class Lint {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
            Finding::at,
            Comparator.nullsFirst(Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));

    private final HostFacts host;
    private final XenVersion upgrade;
    private final Neighbours neighbours = new Neighbours();

    private Lint(HostFacts host, XenVersion upgrade) {
        this.host = host;
        this.upgrade = upgrade;
    }

    /** Everything that is wrong with them. */
    static Lint on(XenVersion xen) {
        return new Lint(HostFacts.any(xen), null);
    }

    /** What a host's step from one Xen to another would bring them, and nothing else. */
    static Lint upgrade(XenVersion from, XenVersion to) {
        return new Lint(HostFacts.any(from), to);
    }

    /** What is wrong with a file, and what its domains take from those of the files before it. */
    Report of(Source source) {
        return source.isManifest() ? ofManifests(source) : ofCfg(source);
    }

    private Report ofCfg(Source source) {
        CfgReading reading = CfgReader.read(source.bytes());
        List<Finding> findings = new ArrayList<>(ofCfg(source, reading).findings());
        findings.addAll(ofGrammar(reading));
        if (upgrade != null) {
            return report(source, findings);
        }
        neighbours.add(hostOf(source), source.name(), reading.config()).stream()
                .map(reading::located)
                .forEach(findings::add);
        return report(source, findings);
    }

    /** An xl.cfg does not say where it is to run; those of one folder are taken for the /etc/xen of one host. */
    private static String hostOf(Source source) {
        return source.isStandardInput()
                ? source.name()
                : "folder "
                        + Path.of(source.name()).toAbsolutePath().normalize().getParent();
    }

    /** Of an xl.cfg that was already read, and by itself. */
    Report ofCfg(Source source, CfgReading reading) {
        List<Finding> findings = new ArrayList<>();
        reading.findings().stream()
                .filter(finding -> upgrade == null || finding.isError())
                .forEach(findings::add);
        ofConfig(reading.config()).stream()
                .filter(finding -> !reading.config().unreadable().contains(finding))
                .map(reading::located)
                .forEach(findings::add);
        return report(source, findings);
    }

    private List<Finding> ofGrammar(CfgReading reading) {
        List<Finding> now = reading.ofGrammar(host.xen());
        if (upgrade == null) {
            return now;
        }
        return now.isEmpty() ? reading.ofGrammar(upgrade) : List.of();
    }

    private List<Finding> ofConfig(DomainConfig config) {
        return upgrade == null ? Validator.validate(config, host) : Upgrade.check(config, host, upgrade);
    }

    private Report ofManifests(Source source) {
        List<Finding> findings = new ArrayList<>();
        for (Manifest manifest : Manifest.read(source, RenderCommand.DEFAULT_NAMESPACE, findings::add)) {
            DomainConfig config = EffectiveConfig.of(manifest.config(), manifest.namespace(), manifest.name());
            Stream<Finding> ofConfig =
                    Stream.concat(ofConfig(config).stream(), taken(manifest, config, source).stream());
            Stream.concat(ofSpec(manifest), ofConfig.map(finding -> finding.under("spec.config")))
                    .map(finding -> at(finding, manifest.position(finding.field())))
                    .forEach(findings::add);
        }
        return report(source, findings);
    }

    private Stream<Finding> ofSpec(Manifest manifest) {
        return manifest.specFindings().stream().filter(finding -> upgrade == null || finding.isError());
    }

    private List<Finding> taken(Manifest manifest, DomainConfig config, Source source) {
        String on = manifest.spec().host();
        return on == null || upgrade != null
                ? List.of()
                : neighbours.add("XenHost " + on, manifest.words() + " (" + source.name() + ")", config);
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
