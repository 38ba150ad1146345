package io.xendomain.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiMeterTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/namespaces/prod/events, events",
        "/apis/xendomain.io/v1alpha1/namespaces/prod/xendomains/web-1, xendomains",
        "/apis/xendomain.io/v1alpha1/namespaces/prod/xendomains/web-1/status, xendomains/status",
        "/apis/xendomain.io/v1alpha1/xenhosts/dom0-a/status, xenhosts/status",
        "/apis/coordination.k8s.io/v1/namespaces/xendomain-system/leases/xendomain-operator, leases",
        "/k8s/clusters/c-1/api/v1/namespaces/prod/secrets, secrets",
        "/healthz, other"
    })
    void aWriteIsCountedByWhatItIsAbout(String path, String resource) {
        assertThat(ApiMeter.resource(path)).isEqualTo(resource);
    }
}
