package io.xendomain.agent.identity;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate request (PKCS #10, RFC 2986) in DER, for a P-256 key.
 *
 * <p>Written here because the library for it costs dom0 more than all the rest of the agent: once Netty and the JDK find
 * BouncyCastle on the class path they load its provider, 700 classes and a manifest of 7,000 entries.
 */
final class CertificateRequest {
    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    /** {@code ecdsa-with-SHA256}, 1.2.840.10045.4.3.2 (RFC 5758). */
    private static final byte[] ALGORITHM = HexFormat.of().parseHex("300a06082a8648ce3d040302");

    private static final byte[] NO_ATTRIBUTES = HexFormat.of().parseHex("a000");
    private static final byte[] NO_UNUSED_BITS = {0};
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;

    private CertificateRequest() {}

    /** The name in it means nothing: the signer decides. */
    static byte[] of(KeyPair key) {
        byte[] name = new X500Principal("CN=xendomain-agent").getEncoded();
        byte[] info = element(SEQUENCE, VERSION, name, key.getPublic().getEncoded(), NO_ATTRIBUTES);
        return element(SEQUENCE, info, ALGORITHM, element(BIT_STRING, NO_UNUSED_BITS, signature(key, info)));
    }

    private static byte[] signature(KeyPair key, byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a certificate request", e);
        }
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    /** @param length below 65,536 */
    private static void writeLength(ByteArrayOutputStream to, int length) {
        if (length > 0xff) {
            to.write(0x82);
            to.write(length >> 8);
        } else if (length > 0x7f) {
            to.write(0x81);
        }
        to.write(length);
    }
}
