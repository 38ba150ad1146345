package io.xendomain.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.protocol.metrics.Sample;
import io.xendomain.xlcfg.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetGaugesTest {
    private static final StatusFinding FINDING =
            new StatusFinding(Severity.Warning, "spec.config.disk[0]", null, "SomeCode", "words");

    @Test
    void countsByHostStateConditionAndFinding() {
        List<XenDomain> domains = List.of(
                domain("dom0-a", DomainState.Running), domain("dom0-a", DomainState.Running), domain("dom0-b", null));

        assertThat(FleetGauges.of(domains, Set.of("dom0-a", "dom0-b")))
                .containsExactlyInAnyOrder(
                        Sample.of(OperatorMetrics.DOMAINS, 2, "dom0-a", "Running"),
                        Sample.of(OperatorMetrics.DOMAINS, 1, "dom0-b", "Unknown"),
                        Sample.of(OperatorMetrics.CONDITIONS, 2, "Ready", "True"),
                        Sample.of(OperatorMetrics.FINDINGS, 2, "SomeCode", "Warning"));
    }

    @Test
    void aFleetOfAnySizeHasNoMoreSeriesThanItsHostsHave() {
        Stream<XenDomain> many = IntStream.range(0, 5000).mapToObj(i -> domain("made-up-" + i, DomainState.Running));

        assertThat(FleetGauges.of(many.toList(), Set.of("dom0-a"))).hasSize(3);
    }

    /** With the same finding twice, which counts as one domain that has it. */
    private static XenDomain domain(String host, DomainState state) {
        XenDomain domain = new XenDomain();
        domain.setMetadata(new ObjectMetaBuilder().withName("a").build());
        domain.setSpec(XenDomainSpec.fromJson(Map.of("host", host)));
        if (state != null) {
            Condition ready = new Condition(
                    ConditionType.Ready, ConditionStatus.True, Reason.values()[0], "words", Instant.EPOCH, 1L);
            domain.setStatus(new XenDomainStatus(
                    1L,
                    List.of(ready),
                    List.of(FINDING, FINDING),
                    new DomainStatus(1, null, state, null, null, null, null),
                    null,
                    null,
                    null,
                    null));
        }
        return domain;
    }
}
