package io.xendomain.operator.pki;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Keeps the {@link Authority} in a Secret of the operator's namespace. */
public final class AuthoritySecret {
    public static final String NAME = "xendomain-ca";
    private static final String KEY = "tls.key";
    private static final String CERTIFICATE = "tls.crt";

    private AuthoritySecret() {}

    /**
     * The authority in the Secret; the first operator ever makes it.
     *
     * @throws IllegalStateException if there is none and this operator may not make one
     */
    public static Authority loadOrCreate(KubernetesClient client, String namespace, Instant now) {
        var secret = client.secrets().inNamespace(namespace).withName(NAME);
        Secret found = secret.get();
        return read(namespace, found != null ? found : create(client, namespace, Authority.create(now)));
    }

    private static Secret create(KubernetesClient client, String namespace, Authority authority) {
        String certificate = Pem.write(authority.certificate());
        Secret fresh = new SecretBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace)
                .endMetadata()
                .withType("kubernetes.io/tls")
                .withStringData(
                        Map.of(KEY, Pem.write(authority.key()), CERTIFICATE, certificate, "ca.crt", certificate))
                .build();
        try {
            return client.resource(fresh).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                // another replica was faster: its CA is the one
                return client.secrets().inNamespace(namespace).withName(NAME).get();
            }
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                throw new IllegalStateException(
                        "Secret " + namespace + "/" + NAME + " is not there, and this operator may not make one; its CA"
                                + " is to come from elsewhere: kubectl -n " + namespace + " describe certificate "
                                + NAME
                                + " says what cert-manager is waiting for");
            }
            throw e;
        }
    }

    private static Authority read(String namespace, Secret secret) {
        String what = "of Secret " + namespace + "/" + NAME;
        try {
            var key = Pem.read(text(secret, KEY), PrivateKeyInfo.class, KEY + " " + what);
            var certificate =
                    Pem.read(text(secret, CERTIFICATE), X509CertificateHolder.class, CERTIFICATE + " " + what);
            return new Authority(
                    new JcaPEMKeyConverter().getPrivateKey(key),
                    new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (PEMException | CertificateException e) {
            throw new IllegalArgumentException("key and certificate " + what + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String text(Secret secret, String key) {
        String value = secret.getData() == null ? null : secret.getData().get(key);
        return value == null ? "" : new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }
}
