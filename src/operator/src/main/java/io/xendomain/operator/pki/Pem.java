package io.xendomain.operator.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/** PEM, as Secrets and CertificateSigningRequests hold it. */
final class Pem {

    private Pem() {}

    static String write(Object... objects) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                // in PKCS #8: the writer would choose an older form for EC keys
                writer.writeObject(
                        object instanceof PrivateKey key ? new PemObject("PRIVATE KEY", key.getEncoded()) : object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * @throws IllegalArgumentException if the text does not begin with an object of that type
     */
    static <T> T read(String text, Class<T> type, String what) {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            Object found = parser.readObject();
            if (type.isInstance(found)) {
                return type.cast(found);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(what + " cannot be read as PEM: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(what + " is not what its name says; it has to be PEM");
    }
}
