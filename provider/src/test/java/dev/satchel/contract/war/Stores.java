package dev.satchel.contract.war;

import dev.satchel.RevocationStore;
import dev.satchel.contract.Loopback;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The stores of a row, for servers in another JVM. They stay in the test's JVM, which says when
 * they are away, and are called at a port: each call has a connection and a thread of its own.
 */
final class Stores implements AutoCloseable {
  private static final int CALL_MILLIS = 60_000;

  private final List<RevocationStore> stores = new CopyOnWriteArrayList<>();
  private final ServerSocket door;

  Stores() {
    try {
      door = new ServerSocket(0, 50, Loopback.ADDRESS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inThread(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void add(RevocationStore store) {
    number(store, stores);
  }

  /** Forgets those of the row before. */
  void clear() {
    stores.clear();
  }

  /** The row is run in both JVMs, and uses its stores in the same order there. */
  static int number(RevocationStore store, List<RevocationStore> used) {
    if (!used.contains(store)) {
      used.add(store);
    }
    return used.indexOf(store);
  }

  /** The store of the test's JVM that has this number there. */
  static RevocationStore remote(int port, int number) {
    return (RevocationStore)
        Proxy.newProxyInstance(
            RevocationStore.class.getClassLoader(),
            new Class<?>[] {RevocationStore.class},
            (proxy, method, arguments) ->
                call(
                    port, number, method.getName(), arguments == null ? new Object[0] : arguments));
  }

  private static Object call(int port, int number, String method, Object[] arguments)
      throws Throwable {
    try (Socket call = new Socket(Loopback.ADDRESS, port)) {
      call.setSoTimeout(CALL_MILLIS);
      ObjectOutputStream question = new ObjectOutputStream(call.getOutputStream());
      question.writeInt(number);
      question.writeObject(method);
      question.writeObject(arguments);
      question.flush();
      ObjectInputStream answer = new ObjectInputStream(call.getInputStream());
      if (answer.readBoolean()) {
        return answer.readObject();
      }
      throw (Throwable) answer.readObject();
    }
  }

  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "stores");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket call = door.accept();
        inThread(() -> answer(call));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(Socket call) {
    try (call) {
      ObjectInputStream question = new ObjectInputStream(call.getInputStream());
      RevocationStore store = stores.get(question.readInt());
      Method method = method((String) question.readObject());
      Object[] arguments = (Object[]) question.readObject();
      ObjectOutputStream answer = new ObjectOutputStream(call.getOutputStream());
      try {
        Object returned = method.invoke(store, arguments);
        answer.writeBoolean(true);
        answer.writeObject(returned);
      } catch (InvocationTargetException thrown) {
        answer.writeBoolean(false);
        answer.writeObject(thrown.getCause());
      }
      answer.flush();
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e); // the caller finds its connection closed
    }
  }

  private static Method method(String name) throws NoSuchMethodException {
    for (Method method : RevocationStore.class.getMethods()) {
      if (method.getName().equals(name)) {
        return method;
      }
    }
    throw new NoSuchMethodException(name);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
