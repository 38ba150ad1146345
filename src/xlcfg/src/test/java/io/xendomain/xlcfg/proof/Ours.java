package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What we make of a text, on the way that import takes: read, as JSON into a manifest and back, validated, rendered.
 *
 * @param findings of all three
 * @param rendered what we would write; empty when there is an error
 */
record Ours(List<Finding> findings, Optional<String> rendered) {
    static final int CPUS = 8;
    static final int MEMORY_MIB = 16_384;

    static Ours of(String text, String version) {
        XenVersion xen = XenVersion.of(version);
        CfgReading reading = CfgReader.read(text);
        Set<Finding> findings = new LinkedHashSet<>(reading.findings());
        findings.addAll(Validator.validate(reading.config(), host(xen)));
        if (hasError(findings)) {
            return new Ours(List.copyOf(findings), Optional.empty()); // import leaves such a file out
        }
        DomainConfig manifest = DomainConfig.fromJson(reading.config().toJson());
        findings.addAll(manifest.unreadable());
        Optional<String> rendered = Optional.empty();
        switch (Renderer.render(manifest, xen, List.of())) {
            case Rendering.Refused refused -> findings.addAll(refused.findings());
            case Rendering.Rendered done -> rendered = Optional.of(done.text());
        }
        return new Ours(List.copyOf(findings), hasError(findings) ? Optional.empty() : rendered);
    }

    private static boolean hasError(Set<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError);
    }

    private static HostFacts host(XenVersion xen) {
        return new HostFacts(
                xen,
                OptionalInt.of(CPUS),
                OptionalInt.of(1),
                OptionalLong.of(MEMORY_MIB),
                EnumSet.allOf(GuestType.class));
    }

    Verdict verdict() {
        if (findings.isEmpty()) {
            return Verdict.CLEAN;
        }
        return findings.stream().anyMatch(Finding::isError) ? Verdict.REFUSED : Verdict.WARNED;
    }
}
