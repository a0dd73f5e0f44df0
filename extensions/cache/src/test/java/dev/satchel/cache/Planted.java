package dev.satchel.cache;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteServer;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What an attacker writes into a cluster, and how a test sees that it ran. */
final class Planted {
  private static final AtomicInteger RUNS = new AtomicInteger();

  private Planted() {}

  /** Returns how often code of a planted object ran. */
  static int runs() {
    return RUNS.get();
  }

  /** A value of the application, which may travel by Java serialization. */
  record Allowed(String text) implements Serializable {}

  /** Another value of the application. One of its constants has a class of its own. */
  enum Kind {
    PLAIN,
    FANCY {
      @Override
      public String toString() {
        return "fancy";
      }
    }
  }

  /** A value with a list, as the shop has one. */
  record Several(List<String> texts, Kind kind) {}

  /** A value whose class nobody allows. */
  record Unlisted(String text) {}

  /** Runs code when somebody makes or reads an object of it. */
  static final class Canary implements Serializable {
    private static final long serialVersionUID = 1L;

    String text = "";

    Canary() {
      RUNS.incrementAndGet();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      RUNS.incrementAndGet();
    }
  }

  /** Runs code when somebody makes an object of it. */
  public static final class ExternalCanary implements Externalizable {
    private static final long serialVersionUID = 1L;

    public ExternalCanary() {
      RUNS.incrementAndGet();
    }

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
  }

  /** Runs code when somebody calls a method of its proxy. */
  static final class Handler implements InvocationHandler, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      RUNS.incrementAndGet();
      return 0;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      RUNS.incrementAndGet();
    }
  }

  static Object proxy() {
    return Proxy.newProxyInstance(
        Planted.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Handler());
  }

  static byte[] javaStream(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Returns the stream of an object of the JDK that listens at the port when it is read. */
  static byte[] listener(int port) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
      out.writeShort(ObjectStreamConstants.STREAM_VERSION);
      out.writeByte(ObjectStreamConstants.TC_OBJECT);
      describe(out, UnicastRemoteObject.class, ObjectStreamConstants.SC_SERIALIZABLE, 3);
      field(out, 'I', "port", null);
      field(out, 'L', "csf", "Ljava/rmi/server/RMIClientSocketFactory;");
      field(out, 'L', "ssf", "Ljava/rmi/server/RMIServerSocketFactory;");
      out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
      describe(out, RemoteServer.class, ObjectStreamConstants.SC_SERIALIZABLE, 0);
      out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
      describe(
          out,
          RemoteObject.class,
          ObjectStreamConstants.SC_SERIALIZABLE | ObjectStreamConstants.SC_WRITE_METHOD,
          0);
      out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
      out.writeByte(ObjectStreamConstants.TC_NULL);
      // A RemoteObject begins with the name of its reference's class, which is empty here.
      out.writeByte(ObjectStreamConstants.TC_BLOCKDATA);
      out.writeByte(2);
      out.writeUTF("");
      out.writeByte(ObjectStreamConstants.TC_NULL);
      out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
      out.writeInt(port);
      out.writeByte(ObjectStreamConstants.TC_NULL);
      out.writeByte(ObjectStreamConstants.TC_NULL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void describe(DataOutputStream out, Class<?> type, int flags, int fields)
      throws IOException {
    out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
    out.writeUTF(type.getName());
    out.writeLong(ObjectStreamClass.lookup(type).getSerialVersionUID());
    out.writeByte(flags);
    out.writeShort(fields);
  }

  private static void field(DataOutputStream out, char kind, String name, @Nullable String type)
      throws IOException {
    out.writeByte(kind);
    out.writeUTF(name);
    if (type != null) {
      out.writeByte(ObjectStreamConstants.TC_STRING);
      out.writeUTF(type);
    }
  }

  static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException closed) {
      return false;
    }
  }
}
