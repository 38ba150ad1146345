package io.xendomain.agent.identity;

/** A certificate that is not for this host, or cannot be read; the message says what to do. */
public final class IdentityException extends Exception {

    public IdentityException(String message) {
        super(message);
    }

    public IdentityException(String message, Throwable cause) {
        super(message, cause);
    }
}
