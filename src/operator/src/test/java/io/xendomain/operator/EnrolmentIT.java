package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestCondition;
import io.xendomain.operator.pki.AuthoritySecret;
import io.xendomain.operator.pki.EnrolmentReconciler;
import io.xendomain.protocol.Identity;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts get their certificates by the Kubernetes API for certificate requests. */
@ExtendWith(ControlPlaneExtension.class)
class EnrolmentIT {
    private static Fleet fleet;

    @BeforeAll
    static void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "enrolment").start();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void anApprovedRequestIsSignedForTheHostInItsLabelAndForNothingElse() throws Exception {
        KeyPair keys = ec("secp256r1");
        fleet.host("enrol-a", "10.0.0.5:8443");
        request("xendomain-host-enrol-a-1", "enrol-a", keys);
        approve("xendomain-host-enrol-a-1");
        CertificateSigningRequest signed =
                await("xendomain-host-enrol-a-1", request -> request.getStatus().getCertificate() != null);

        List<X509Certificate> chain = chain(signed);
        assertThat(chain).hasSize(2);
        X509Certificate leaf = chain.getFirst();
        assertThat(leaf.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(Identity.of(leaf)).contains(new Identity.Host("enrol-a"));
        assertThat(leaf.getSubjectAlternativeNames())
                .anySatisfy(name -> assertThat(name.get(1)).isEqualTo("10.0.0.5"));
        assertThat(Duration.between(Instant.now(), leaf.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(91));
        leaf.verify(chain.getLast().getPublicKey());
        assertThat(chain.getLast())
                .isEqualTo(AuthoritySecret.loadOrCreate(fleet.admin, Fleet.SYSTEM, Instant.now())
                        .certificate());
    }

    @Test
    void aWeakKeyIsRefusedWithTheReason() throws Exception {
        fleet.host("enrol-weak", "10.0.0.6:8443");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        request("xendomain-host-enrol-weak-1", "enrol-weak", generator.generateKeyPair());
        approve("xendomain-host-enrol-weak-1");
        CertificateSigningRequest refused =
                await("xendomain-host-enrol-weak-1", request -> request.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Failed")));
        assertThat(refused.getStatus().getConditions())
                .extracting(CertificateSigningRequestCondition::getMessage)
                .anySatisfy(message -> assertThat(message).contains("2048 bits", "at least 3072"));
        assertThat(refused.getStatus().getCertificate()).isNull();
    }

    @Test
    void whatNobodyApprovedIsNotSigned() throws Exception {
        fleet.host("enrol-b", "10.0.0.7:8443");
        request("xendomain-host-enrol-b-1", "enrol-b", ec("secp256r1"));
        // an approved one that came later is signed: the operator has seen both
        request("xendomain-host-enrol-b-2", "enrol-b", ec("secp384r1"));
        approve("xendomain-host-enrol-b-2");
        await("xendomain-host-enrol-b-2", request -> request.getStatus().getCertificate() != null);
        assertThat(get("xendomain-host-enrol-b-1").getStatus().getCertificate()).isNull();
    }

    private static void request(String name, String host, KeyPair keys) throws Exception {
        String algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        var pkcs10 = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=somebody-else"), keys.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(pkcs10);
        }
        fleet.admin
                .resource(new CertificateSigningRequestBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(Map.of(EnrolmentReconciler.HOST_LABEL, host))
                        .endMetadata()
                        .withNewSpec()
                        .withSignerName(EnrolmentReconciler.SIGNER)
                        .withUsages("digital signature", "server auth")
                        .withRequest(Base64.getEncoder()
                                .encodeToString(pem.toString().getBytes()))
                        .endSpec()
                        .build())
                .create();
    }

    private static void approve(String name) {
        fleet.cluster.kubectl("certificate", "approve", name).orThrow();
    }

    private static CertificateSigningRequest get(String name) {
        return fleet.admin
                .certificates()
                .v1()
                .certificateSigningRequests()
                .withName(name)
                .get();
    }

    private static CertificateSigningRequest await(
            String name, java.util.function.Predicate<CertificateSigningRequest> settled) {
        Awaitility.await(name).atMost(Fleet.PATIENCE).until(() -> settled.test(get(name)));
        return get(name);
    }

    private static List<X509Certificate> chain(CertificateSigningRequest request) throws Exception {
        byte[] pem = Base64.getDecoder().decode(request.getStatus().getCertificate());
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static KeyPair ec(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
