package io.xendomain.bench;

import java.util.concurrent.CountDownLatch;

/** Does nothing until it is ended. */
final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
