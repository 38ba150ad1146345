package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.xendomain.api.Enrolment;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostSpec;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings a host into the cluster through Kubernetes' own CertificateSigningRequest: the person asks and approves with
 * their own rights, the operator signs.
 */
final class HostEnrolment {
    private final KubernetesClient client;
    private final Consumer<String> progress;

    HostEnrolment(KubernetesClient client, Consumer<String> progress) {
        this.client = client;
        this.progress = progress;
    }

    /** The signed certificate and its CA, in PEM. Doing it again with the same request gives the same answer. */
    String enroll(String host, String address, String requestPem, Duration patience) {
        client.resource(xenHost(host, address)).serverSideApply();
        progress.accept("XenHost " + host + " is at " + address);
        CertificateSigningRequest request = createdOrThere(request(host, requestPem));
        approve(request);
        progress.accept("certificate request " + request.getMetadata().getName()
                + " is approved; waiting for the operator to sign it");
        String certificate = awaitCertificate(request, patience);
        progress.accept("signed");
        return new String(Base64.getDecoder().decode(certificate), StandardCharsets.US_ASCII);
    }

    private CertificateSigningRequest createdOrThere(CertificateSigningRequest request) {
        try {
            return client.resource(request).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return client.resource(request).get();
        }
    }

    private static XenHost xenHost(String name, String address) {
        XenHost host = new XenHost();
        host.setMetadata(new ObjectMetaBuilder().withName(name).build());
        host.setSpec(XenHostSpec.of(address));
        return host;
    }

    private static CertificateSigningRequest request(String host, String pem) {
        return new CertificateSigningRequestBuilder()
                .withNewMetadata()
                .withName("xendomain-host-" + host + "-" + shortHash(pem))
                .addToLabels(Enrolment.HOST_LABEL, host)
                .endMetadata()
                .withNewSpec()
                .withSignerName(Enrolment.SIGNER)
                .withRequest(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)))
                .withUsages("digital signature", "server auth")
                .endSpec()
                .build();
    }

    private void approve(CertificateSigningRequest request) {
        client.certificates()
                .v1()
                .certificateSigningRequests()
                .withName(request.getMetadata().getName())
                .approve(new CertificateSigningRequestConditionBuilder()
                        .withType("Approved")
                        .withStatus("True")
                        .withReason("KubectlXenHostEnroll")
                        .withMessage("approved by kubectl xen host enroll")
                        .build());
    }

    private String awaitCertificate(CertificateSigningRequest request, Duration patience) {
        try {
            CertificateSigningRequest answered = client.resource(request)
                    .waitUntilCondition(
                            now -> now != null
                                    && now.getStatus() != null
                                    && (now.getStatus().getCertificate() != null || failure(now) != null),
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS);
            if (answered.getStatus().getCertificate() == null) {
                throw CannotContinue.failed("the operator refused to sign: " + failure(answered));
            }
            return answered.getStatus().getCertificate();
        } catch (KubernetesClientTimeoutException e) {
            throw CannotContinue.failed("the operator did not sign within " + patience.toSeconds()
                    + " s; see that it runs (kubectl -n xendomain-system get pods) and do it again");
        }
    }

    private static String failure(CertificateSigningRequest request) {
        return request.getStatus().getConditions().stream()
                .filter(condition -> !condition.getType().equals("Approved"))
                .map(condition -> condition.getReason() + ": " + condition.getMessage())
                .findFirst()
                .orElse(null);
    }

    private static String shortHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
