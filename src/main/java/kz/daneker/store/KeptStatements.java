package kz.daneker.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that compile each statement once. SQLite's driver compiles at every {@code prepareStatement}, a fifth of
 * what a short statement costs; PostgreSQL's keeps its statements by itself.
 */
final class KeptStatements extends DelegatingDataSource {
    private static final int MOST = 256;

    KeptStatements(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, new KeepingConnection(super.getConnection()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(KeptStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Holds the statements nobody uses at the moment; one that is in use twice at a time is compiled twice. */
    private static final class KeepingConnection implements InvocationHandler {
        private final Connection connection;

        /** The one that came back longest ago first. */
        private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

        KeepingConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
                return prepared((String) arguments[0]);
            }
            return call(connection, method, arguments);
        }

        private PreparedStatement prepared(String sql) throws SQLException {
            PreparedStatement kept = idle.remove(sql);
            PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
            return proxy(PreparedStatement.class, new KeptStatement(this, sql, statement));
        }

        void giveBack(String sql, PreparedStatement statement) throws SQLException {
            statement.clearParameters();
            if (idle.putIfAbsent(sql, statement) != null) {
                statement.close();
            } else if (idle.size() > MOST) {
                String unused = idle.keySet().iterator().next();
                Objects.requireNonNull(idle.remove(unused)).close();
            }
        }
    }

    /** Goes back to its connection when closed, unless something went wrong with it. */
    private static final class KeptStatement implements InvocationHandler {
        private final KeepingConnection home;
        private final String sql;
        private final PreparedStatement statement;
        private boolean failed;
        private boolean closed;

        KeptStatement(KeepingConnection home, String sql, PreparedStatement statement) {
            this.home = home;
            this.sql = sql;
            this.statement = statement;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                close();
                return null;
            }
            if (closed) {
                throw new SQLException("a statement must be open, found it closed");
            }
            try {
                return call(statement, method, arguments);
            } catch (SQLException e) {
                failed = true;
                throw e;
            }
        }

        private void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            if (failed) {
                statement.close();
            } else {
                home.giveBack(sql, statement);
            }
        }
    }
}
