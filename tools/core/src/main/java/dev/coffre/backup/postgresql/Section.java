package dev.coffre.backup.postgresql;

import java.util.Locale;

/// A section of the facts of a database, and the query that makes it: rows of a name and a value.
/// What extensions bring is left to their version; what the server itself has, to the server's.
enum Section {
  DATABASE(
      """
      SELECT name, value
      FROM pg_database d, LATERAL (VALUES
        ('encoding', pg_encoding_to_char(d.encoding)), ('collate', d.datcollate::text),
        ('ctype', d.datctype::text), ('owner', pg_get_userbyid(d.datdba)::text),
        ('connections', d.datconnlimit::text)) v (name, value)
      WHERE d.datname = current_database()
      UNION ALL
      SELECT 'settings of ' || coalesce(r.rolname, 'everyone'),
        (SELECT string_agg(line, E'\\n' ORDER BY line) FROM unnest(s.setconfig) line)
      FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
      WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
      """),

  EXTENSIONS(
      """
      SELECT e.extname, e.extversion || ' in ' || n.nspname
      FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
      """),

  ROLES(
      """
      SELECT r.rolname,
        concat_ws(' ', CASE WHEN r.rolcanlogin THEN 'login' ELSE 'no login' END,
          CASE WHEN r.rolsuper THEN 'superuser' END, CASE WHEN r.rolinherit THEN 'inherit' END,
          CASE WHEN r.rolcreaterole THEN 'createrole' END,
          CASE WHEN r.rolcreatedb THEN 'createdb' END,
          CASE WHEN r.rolreplication THEN 'replication' END,
          CASE WHEN r.rolbypassrls THEN 'bypassrls' END, 'limit ' || r.rolconnlimit,
          'until ' || r.rolvaliduntil,
          (SELECT string_agg(line, ' ' ORDER BY line) FROM unnest(s.setconfig) line),
          (SELECT string_agg(concat_ws(' ', 'in', g.rolname,
               CASE WHEN m.admin_option THEN '(admin)' END,
               CASE to_jsonb(m) ->> 'inherit_option' WHEN 'false' THEN '(inherits nothing)' END,
               CASE to_jsonb(m) ->> 'set_option' WHEN 'false' THEN '(may not become it)' END),
             ' ' ORDER BY g.rolname, to_jsonb(m) - 'oid' - 'grantor')
           FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid))
      FROM pg_roles r
      LEFT JOIN pg_db_role_setting s ON s.setrole = r.oid AND s.setdatabase = 0
      WHERE r.rolname !~ '^pg_'
      """),

  SCHEMA(
      """
      SELECT 'schema ' || quote_ident(n.nspname), 'of ' || pg_get_userbyid(n.nspowner)
      FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      UNION ALL
      SELECT 'relation ' || c.oid::regclass, concat_ws(E'\\n', c.relkind,
        c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.reloptions::text,
        pg_get_userbyid(c.relowner), pg_get_partkeydef(c.oid),
        pg_get_expr(c.relpartbound, c.oid),
        CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
        (SELECT string_agg(p.inhparent::regclass::text, ',' ORDER BY p.inhseqno)
         FROM pg_inherits p WHERE p.inhrelid = c.oid),
        (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
           a.attnotnull, a.attidentity, a.attgenerated, l.collname,
           pg_get_expr(f.adbin, f.adrelid)), E'\\n' ORDER BY a.attnum)
         FROM pg_attribute a
         LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
         LEFT JOIN pg_collation l ON l.oid = a.attcollation
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
      FROM own_relation c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      UNION ALL
      SELECT 'index ' || i.indexrelid::regclass,
        concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered)
      FROM pg_index i JOIN own_relation c ON c.oid = i.indrelid
      UNION ALL
      SELECT 'constraint ' || quote_ident(k.conname) || ' of ' || c.oid::regclass,
        concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated)
      FROM pg_constraint k JOIN own_relation c ON c.oid = k.conrelid
      UNION ALL
      SELECT 'trigger ' || quote_ident(t.tgname) || ' of ' || c.oid::regclass,
        concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
      FROM pg_trigger t JOIN own_relation c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
      UNION ALL
      SELECT 'policy ' || quote_ident(p.polname) || ' of ' || c.oid::regclass,
        concat_ws(E'\\n', p.polcmd, p.polpermissive,
          (SELECT string_agg(pg_get_userbyid(o), ',' ORDER BY pg_get_userbyid(o)) FROM unnest(p.polroles) o),
          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      FROM pg_policy p JOIN own_relation c ON c.oid = p.polrelid
      UNION ALL
      SELECT 'rule ' || quote_ident(r.rulename) || ' of ' || c.oid::regclass,
        pg_get_ruledef(r.oid)
      FROM pg_rewrite r JOIN own_relation c ON c.oid = r.ev_class
      WHERE r.rulename <> '_RETURN'
      UNION ALL
      SELECT 'function ' || p.oid::regprocedure, concat_ws(E'\\n',
        CASE WHEN p.prokind = 'a' THEN pg_get_function_result(p.oid) ELSE pg_get_functiondef(p.oid) END,
        pg_get_userbyid(p.proowner))
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
          AND d.objid = p.oid AND d.deptype = 'e')
      UNION ALL
      SELECT 'type ' || format_type(t.oid, NULL), concat_ws(E'\\n', t.typtype,
        pg_get_userbyid(t.typowner), format_type(nullif(t.typbasetype, 0), t.typtypmod),
        t.typnotnull, t.typdefault,
        (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e
         WHERE e.enumtypid = t.oid),
        (SELECT string_agg(pg_get_constraintdef(k.oid), ',' ORDER BY k.conname)
         FROM pg_constraint k WHERE k.contypid = t.oid))
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE t.typtype IN ('d', 'e', 'r') AND n.nspname !~ '^pg_'
        AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass
          AND d.objid = t.oid AND d.deptype = 'e')
      UNION ALL
      SELECT 'event trigger ' || quote_ident(t.evtname),
        concat_ws(' ', t.evtevent, t.evtfoid::regproc, t.evtenabled)
      FROM pg_event_trigger t
      UNION ALL
      SELECT 'publication ' || quote_ident(p.pubname), concat_ws(' ', p.puballtables, p.pubinsert,
        p.pubupdate, p.pubdelete, p.pubtruncate)
      FROM pg_publication p
      """),

  SEQUENCES(
      """
      SELECT format('%I.%I', s.schemaname, s.sequencename), concat_ws(' ', s.sequenceowner,
        s.data_type, 'from', s.start_value, 'by', s.increment_by, 'within', s.min_value,
        s.max_value, 'cache', s.cache_size, CASE WHEN s.cycle THEN 'cycle' END)
      FROM pg_sequences s
      """),

  GRANTS(
      """
      SELECT thing, coalesce(string_agg(format('%s: %s%s',
          CASE WHEN x.grantee = 0 THEN 'everyone' ELSE pg_get_userbyid(x.grantee)::text END,
          lower(x.privilege_type), CASE WHEN x.is_grantable THEN ' (grants it)' ELSE '' END),
        ', ' ORDER BY x.grantee = 0, pg_get_userbyid(x.grantee), x.privilege_type), 'nobody')
      FROM (
        SELECT 'database', coalesce(d.datacl, acldefault('d', d.datdba))
        FROM pg_database d WHERE d.datname = current_database()
        UNION ALL
        SELECT 'schema ' || quote_ident(n.nspname), coalesce(n.nspacl, acldefault('n', n.nspowner))
        FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        UNION ALL
        SELECT 'relation ' || c.oid::regclass, coalesce(c.relacl,
          acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner))
        FROM own_relation c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        UNION ALL
        SELECT 'column ' || quote_ident(a.attname) || ' of ' || c.oid::regclass, a.attacl
        FROM pg_attribute a JOIN own_relation c ON c.oid = a.attrelid
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
        UNION ALL
        SELECT 'function ' || p.oid::regprocedure, coalesce(p.proacl, acldefault('f', p.proowner))
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
            AND d.objid = p.oid AND d.deptype = 'e')
        UNION ALL
        SELECT concat_ws(' ', 'default of', pg_get_userbyid(f.defaclrole), 'for', f.defaclobjtype,
          'in', f.defaclnamespace::regnamespace), f.defaclacl
        FROM pg_default_acl f) t (thing, acl)
      LEFT JOIN LATERAL aclexplode(t.acl) x ON true
      GROUP BY thing
      """),

  LARGE_OBJECTS("SELECT 'number', count(*)::text FROM pg_largeobject_metadata");

  /// The relations that are no extension's and not the server's.
  private static final String OWN_RELATION =
      """
      (SELECT r.* FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
       WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
           AND d.objid = r.oid AND d.deptype = 'e'))\
      """;

  private final String query;

  Section(String query) {
    this.query = query;
  }

  /// The section's name in the facts.
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The query as one value: a JSON array of pairs.
  String statement() {
    return pairs(query);
  }

  static String pairs(String query) {
    return "SELECT coalesce(json_agg(json_build_array(name, coalesce(value, ''))), '[]')"
        + " FROM ("
        + query.strip().replace("own_relation", OWN_RELATION)
        + ") f (name, value)";
  }
}
