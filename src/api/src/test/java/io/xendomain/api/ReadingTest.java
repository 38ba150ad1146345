package io.xendomain.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.keys.GeneralKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects as the client reads and copies them. */
class ReadingTest {
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    @Test
    void readsAWholeObject() {
        XenDomain domain = domain("""
                {"host": "dom0-a", "powerState": "Paused", "updatePolicy": "Restart", "restartPolicy": "Never",
                 "deletionPolicy": "Destroy", "shutdownGracePeriodSeconds": 5, "config": {"vcpus": 2}}""");

        assertThat(domain.getMetadata().getName()).isEqualTo("web-1");
        XenDomainSpec spec = domain.getSpec();
        assertThat(spec.isReadable()).isTrue();
        assertThat(spec.host()).isEqualTo("dom0-a");
        assertThat(spec.powerState()).isEqualTo(PowerState.Paused);
        assertThat(spec.updatePolicy()).isEqualTo(UpdatePolicy.Restart);
        assertThat(spec.restartPolicy()).isEqualTo(RestartPolicy.Never);
        assertThat(spec.deletionPolicy()).isEqualTo(DeletionPolicy.Destroy);
        assertThat(spec.shutdownGracePeriodSeconds()).isEqualTo(5);
        assertThat(spec.config().get(GeneralKeys.VCPUS)).isEqualTo(2);
        assertThat(JSON.clone(domain)).isEqualTo(domain);
    }

    @Test
    void fillsInWhatTheSchemaWould() {
        XenDomain domain = domain("{\"host\": \"dom0-a\", \"config\": {\"vcpus\": 2}}");

        XenDomainSpec spec = domain.getSpec();
        assertThat(spec).isEqualTo(XenDomainSpec.of("dom0-a", spec.config()));
        assertThat(spec.toJson()).isEqualTo(Map.of("host", "dom0-a", "config", Map.of("vcpus", 2L)));
    }

    @Test
    void reportsEveryFieldThatItCannotReadAndKeepsItInCopies() {
        String spec = """
                {"host": 7, "powerState": "Sleeping", "updatePolicy": [], "restartPolicy": "onfailure",
                 "deletionPolicy": "Shred", "shutdownGracePeriodSeconds": "1m", "config": {"vcpus": "two"}}""";

        XenDomain domain = domain(spec);

        assertThat(domain.getSpec().isReadable()).isFalse();
        assertThat(domain.getSpec().unreadable())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder(
                        "spec.host",
                        "spec.powerState",
                        "spec.updatePolicy",
                        "spec.restartPolicy",
                        "spec.deletionPolicy",
                        "spec.shutdownGracePeriodSeconds");
        assertThat(domain.getSpec().config().unreadable())
                .extracting(Finding::field)
                .containsExactly("vcpus");
        assertThat(domain.getSpec().deletionPolicy()).isEqualTo(DeletionPolicy.Orphan);
        assertThat(JSON.clone(domain)).isEqualTo(domain);
        assertThat(JSON.asJson(domain)).contains("Sleeping").contains("two");
    }

    @Test
    void aFieldOfALaterVersionStopsNothingButIsNoFieldOfAManifest() {
        Map<String, Object> json = Map.of("host", "dom0-a", "config", Map.of(), "powerstate", "Halted");

        assertThat(XenDomainSpec.fromJson(json).isReadable()).isTrue();
        assertThat(XenDomainSpec.unknownFields(json))
                .extracting(Finding::message)
                .containsExactly("\"powerstate\" is not a field of the spec; did you mean \"powerState\"?");
        assertThat(XenHostSpec.unknownFields(Map.of("adress", "h:1")))
                .extracting(Finding::field)
                .containsExactly("spec.adress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"x\"", "3", "{\"host\": null, \"config\": null}", "{\"config\": []}"})
    void everyOtherShapeOfSpecIsReadAndReported(String spec) {
        XenDomain domain = domain(spec);

        assertThat(domain.getSpec().unreadable()).extracting(Finding::code).containsAnyOf(Code.Missing, Code.WrongType);
        assertThat(JSON.clone(domain).getSpec().unreadable())
                .isEqualTo(domain.getSpec().unreadable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"x\"", "{\"address\": 1}", "{\"address\": \"no port\"}"})
    void noShapeOfHostSpecThrows(String spec) {
        XenHost host = JSON.unmarshal(
                "{\"apiVersion\": \"xendomain.io/v1alpha1\", \"kind\": \"XenHost\", \"spec\": " + spec + "}",
                XenHost.class);

        assertThat(host.getSpec().isReadable()).isFalse();
        assertThat(host.getSpec().unreadable()).isNotEmpty();
        assertThat(JSON.clone(host).getSpec().unreadable())
                .isEqualTo(host.getSpec().unreadable());
    }

    @Test
    void anUnschedulableHostThatCannotBeReadStaysUnschedulable() {
        assertThat(XenHostSpec.fromJson(Map.of("address", "h:1", "unschedulable", "yes"))
                        .unschedulable())
                .isTrue();
    }

    @Test
    void statusSurvivesACopy() {
        Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
        XenDomain domain = domain("{\"host\": \"dom0-a\", \"config\": {}}");
        domain.setStatus(new XenDomainStatus(
                3L,
                List.of(new Condition(
                        ConditionType.Ready, ConditionStatus.True, Reason.DomainRunning, "runs", now, 3L)),
                List.of(),
                new DomainStatus(4, "5c1a", DomainState.Running, 2048L, 2, now, new RestartsStatus(2, "crashed", now)),
                new ConfigStatus("/etc/xen/web-1.cfg", "ab", 3L, "4.20"),
                List.of(new PendingKey("vcpus", "1", "2", "no")),
                List.of(new AppliedKey("memory", "1024", "2048")),
                "now"));

        XenDomain copy = JSON.clone(domain);

        assertThat(copy.getStatus()).isEqualTo(domain.getStatus());
        assertThat(JSON.asJson(domain))
                .contains("\"lastTransitionTime\":\"2026-01-02T03:04:05Z\"")
                .doesNotContain("findings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"conditions\": [{\"type\": \"Tired\"}]}",
                "{\"domain\": {\"state\": \"Hibernating\"}}",
                "{\"domain\": \"gone\"}",
                "[]",
                "\"x\"",
                "{\"observedGeneration\": \"three\"}"
            })
    void aStatusThatCannotBeReadCountsAsNeverWritten(String status) {
        XenDomain domain = JSON.unmarshal(
                "{\"apiVersion\": \"xendomain.io/v1alpha1\", \"kind\": \"XenDomain\", \"status\": " + status + "}",
                XenDomain.class);

        assertThat(domain.getStatus()).isEqualTo(XenDomainStatus.EMPTY);
    }

    @Test
    void aFieldOfALaterVersionInStatusIsPassedOver() {
        XenHost host = JSON.unmarshal("""
                {"apiVersion": "xendomain.io/v1alpha1", "kind": "XenHost",
                 "status": {"observedGeneration": -1, "cpus": 8, "later": {"a": 1}}}""", XenHost.class);

        assertThat(host.getStatus())
                .isEqualTo(new XenHostStatus(-1L, null, null, null, null, 8, null, null, null, null, null, null));
    }

    private static XenDomain domain(String spec) {
        return JSON.unmarshal("""
                {"apiVersion": "xendomain.io/v1alpha1", "kind": "XenDomain",
                 "metadata": {"name": "web-1", "namespace": "prod"}, "spec": %s}""".formatted(spec), XenDomain.class);
    }
}
