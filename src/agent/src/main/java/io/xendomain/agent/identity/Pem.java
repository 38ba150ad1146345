package io.xendomain.agent.identity;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys, certificates and requests as text (RFC 7468). */
final class Pem {

    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<content>[A-Za-z0-9+/=\\s]*)-----END \\k<label>-----");
    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    static String write(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(write("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    /** The content of each block, by its label. */
    static Map<String, byte[]> read(String text) {
        Map<String, byte[]> blocks = new HashMap<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.put(block.group("label"), Base64.getMimeDecoder().decode(block.group("content")));
        }
        return blocks;
    }

    /** Every certificate in a text, in its order. */
    static List<X509Certificate> certificates(String text) throws IdentityException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return factory
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IdentityException("what was given is no chain of certificates in PEM: " + e.getMessage(), e);
        }
    }
}
