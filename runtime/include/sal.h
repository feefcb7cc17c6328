/* Annotations of parameters. They say something to Microsoft's analyser only, and are nothing to a compiler.
 * https://learn.microsoft.com/cpp/code-quality/understanding-sal */
#ifndef COMITY_SAL_H
#define COMITY_SAL_H

#define _In_
#define _In_opt_
#define _In_z_
#define _In_opt_z_
#define _Out_
#define _Out_opt_
#define _Outptr_
#define _Outptr_opt_
#define _Outptr_result_maybenull_
#define _Outptr_opt_result_maybenull_
#define _Outptr_result_z_
#define _Outptr_opt_result_z_
#define _Outptr_result_maybenull_z_
#define _Outptr_result_nullonfailure_
#define _Outptr_opt_result_nullonfailure_
#define _COM_Outptr_
#define _COM_Outptr_opt_
#define _COM_Outptr_result_maybenull_
#define _COM_Outptr_opt_result_maybenull_
#define _Outref_
#define _Outref_result_maybenull_
#define _Result_nullonfailure_
#define _Result_zeroonfailure_
#define _Inout_
#define _Inout_opt_
#define _Inout_z_
#define _Inout_opt_z_
#define _Ret_z_
#define _Ret_maybenull_
#define _Ret_maybenull_z_
#define _Ret_notnull_
#define _Ret_null_
#define _Ret_valid_
#define _Check_return_
#define _Must_inspect_result_
#define _Use_decl_annotations_
#define _Notnull_
#define _Maybenull_
#define _Null_
#define _Null_terminated_
#define _NullNull_terminated_
#define _Reserved_
#define _Const_
#define _Pre_
#define _Post_
#define _Valid_
#define _Notvalid_
#define _Maybevalid_
#define _Pre_valid_
#define _Post_valid_
#define _Pre_null_
#define _Pre_notnull_
#define _Pre_maybenull_
#define _Pre_z_
#define _Post_z_
#define _Post_invalid_
#define _Post_ptr_invalid_
#define _Post_notnull_
#define _Post_null_
#define _Post_maybenull_
#define _Prepost_z_
#define _Prepost_valid_
#define _Pre_opt_valid_
#define _Post_equals_last_error_
#define _Points_to_data_
#define _Literal_
#define _Notliteral_
#define _Callback_
#define _Printf_format_string_
#define _Scanf_format_string_
#define _Scanf_s_format_string_
#define _Raises_SEH_exception_
#define _Maybe_raises_SEH_exception_
#define _Deref_out_
#define _Deref_out_opt_
#define _Deref_out_z_
#define _Deref_opt_out_
#define _Deref_opt_out_opt_
#define _Deref_pre_valid_
#define _Deref_post_valid_
#define _Deref_inout_
#define _Enum_is_bitflag_
#define _Strict_type_match_
#define _Interlocked_operand_
#define _No_competing_thread_
#define _Field_z_
#define _Analysis_noreturn_

#define _In_reads_(a)
#define _In_reads_opt_(a)
#define _In_reads_bytes_(a)
#define _In_reads_bytes_opt_(a)
#define _In_reads_z_(a)
#define _In_reads_opt_z_(a)
#define _In_reads_or_z_(a)
#define _In_reads_to_ptr_(a)
#define _Out_writes_(a)
#define _Out_writes_opt_(a)
#define _Out_writes_bytes_(a)
#define _Out_writes_bytes_opt_(a)
#define _Out_writes_z_(a)
#define _Out_writes_opt_z_(a)
#define _Out_writes_all_(a)
#define _Out_writes_all_opt_(a)
#define _Out_writes_bytes_all_(a)
#define _Out_writes_bytes_all_opt_(a)
#define _Out_writes_to_ptr_(a)
#define _Inout_updates_(a)
#define _Inout_updates_opt_(a)
#define _Inout_updates_z_(a)
#define _Inout_updates_opt_z_(a)
#define _Inout_updates_bytes_(a)
#define _Inout_updates_bytes_opt_(a)
#define _Inout_updates_all_(a)
#define _Inout_updates_all_opt_(a)
#define _Inout_updates_bytes_all_(a)
#define _Outptr_result_buffer_(a)
#define _Outptr_opt_result_buffer_(a)
#define _Outptr_result_bytebuffer_(a)
#define _Outptr_opt_result_bytebuffer_(a)
#define _Outptr_result_buffer_maybenull_(a)
#define _Outptr_result_bytebuffer_maybenull_(a)
#define _Ret_writes_(a)
#define _Ret_writes_z_(a)
#define _Ret_writes_bytes_(a)
#define _Ret_writes_maybenull_(a)
#define _Ret_writes_bytes_maybenull_(a)
#define _Field_size_(a)
#define _Field_size_opt_(a)
#define _Field_size_full_(a)
#define _Field_size_bytes_(a)
#define _Field_size_bytes_opt_(a)
#define _Field_size_bytes_full_(a)
#define _Struct_size_bytes_(a)
#define _Success_(a)
#define _On_failure_(a)
#define _Always_(a)
#define _Return_type_success_(a)
#define _Readable_bytes_(a)
#define _Readable_elements_(a)
#define _Writable_bytes_(a)
#define _Writable_elements_(a)
#define _Pre_readable_size_(a)
#define _Pre_writable_size_(a)
#define _Pre_readable_byte_size_(a)
#define _Pre_writable_byte_size_(a)
#define _Post_readable_size_(a)
#define _Post_writable_size_(a)
#define _Post_readable_byte_size_(a)
#define _Post_writable_byte_size_(a)
#define _Pre_satisfies_(a)
#define _Post_satisfies_(a)
#define _Satisfies_(a)
#define _Function_class_(a)
#define _Guarded_by_(a)
#define _Write_guarded_by_(a)
#define _Requires_lock_held_(a)
#define _Requires_exclusive_lock_held_(a)
#define _Requires_shared_lock_held_(a)
#define _Requires_lock_not_held_(a)
#define _Acquires_lock_(a)
#define _Acquires_exclusive_lock_(a)
#define _Acquires_shared_lock_(a)
#define _Releases_lock_(a)
#define _Releases_exclusive_lock_(a)
#define _Releases_shared_lock_(a)
#define _Create_lock_level_(a)
#define _Has_lock_kind_(a)
#define _Has_lock_level_(a)
#define _Analysis_assume_lock_held_(a)
#define _Analysis_assume_lock_not_held_(a)
#define _In_function_class_(a)
#define _Inexpressible_(a)
#define _Group_(annotations)

#define _In_range_(a, b)
#define _Out_range_(a, b)
#define _Ret_range_(a, b)
#define _Deref_in_range_(a, b)
#define _Deref_out_range_(a, b)
#define _Field_range_(a, b)
#define _Out_writes_to_(a, b)
#define _Out_writes_to_opt_(a, b)
#define _Out_writes_bytes_to_(a, b)
#define _Out_writes_bytes_to_opt_(a, b)
#define _Inout_updates_to_(a, b)
#define _Inout_updates_to_opt_(a, b)
#define _Inout_updates_bytes_to_(a, b)
#define _Inout_updates_bytes_to_opt_(a, b)
#define _Outptr_result_buffer_to_(a, b)
#define _Outptr_opt_result_buffer_to_(a, b)
#define _Outptr_result_bytebuffer_to_(a, b)
#define _Ret_writes_to_(a, b)
#define _Ret_writes_bytes_to_(a, b)
#define _When_(a, b)
#define _At_(a, b)
#define _At_buffer_(target, index, bound, annotations)

#ifndef _Analysis_assume_
#define _Analysis_assume_(condition) ((void)0)
#endif
#define __analysis_assume(condition) ((void)0)
#define __assume_bound(condition) ((void)0)

/* The older form of these. In C++ only where asked for: the standard library's headers use __in, __out and the like as names
 * of their own, and would be changed by such macros. Whoever asks includes the standard library's headers first. */
#if !defined(__cplusplus) || defined(COMITY_SAL1_MACROS)
#define __in
#define __in_opt
#define __in_ecount(size)
#define __in_ecount_opt(size)
#define __in_ecount_z(size)
#define __in_ecount_z_opt(size)
#define __in_ecount_nz(size)
#define __in_ecount_full(size)
#define __in_ecount_full_opt(size)
#define __in_bcount(size)
#define __in_bcount_opt(size)
#define __in_bcount_z(size)
#define __in_bcount_z_opt(size)
#define __in_bcount_nz(size)
#define __in_bcount_full(size)
#define __in_bcount_full_opt(size)
#define __in_z
#define __in_z_opt
#define __out
#define __out_opt
#define __out_ecount(size)
#define __out_ecount_opt(size)
#define __out_ecount_z(size)
#define __out_ecount_z_opt(size)
#define __out_ecount_nz(size)
#define __out_ecount_full(size)
#define __out_ecount_full_opt(size)
#define __out_ecount_part(size, length)
#define __out_ecount_part_opt(size, length)
#define __out_bcount(size)
#define __out_bcount_opt(size)
#define __out_bcount_z(size)
#define __out_bcount_z_opt(size)
#define __out_bcount_nz(size)
#define __out_bcount_full(size)
#define __out_bcount_full_opt(size)
#define __out_bcount_part(size, length)
#define __out_bcount_part_opt(size, length)
#define __inout
#define __inout_opt
#define __inout_ecount(size)
#define __inout_ecount_opt(size)
#define __inout_ecount_z(size)
#define __inout_ecount_z_opt(size)
#define __inout_ecount_nz(size)
#define __inout_ecount_full(size)
#define __inout_ecount_full_opt(size)
#define __inout_ecount_part(size, length)
#define __inout_ecount_part_opt(size, length)
#define __inout_bcount(size)
#define __inout_bcount_opt(size)
#define __inout_bcount_z(size)
#define __inout_bcount_z_opt(size)
#define __inout_bcount_nz(size)
#define __inout_bcount_full(size)
#define __inout_bcount_full_opt(size)
#define __inout_bcount_part(size, length)
#define __inout_bcount_part_opt(size, length)
#define __inout_z
#define __inout_z_opt
#define __deref_in
#define __deref_in_opt
#define __deref_out
#define __deref_out_opt
#define __deref_inout
#define __deref_inout_opt
#define __deref_opt_in
#define __deref_opt_out
#define __deref_opt_out_opt
#define __deref_opt_inout
#define __deref_out_z
#define __deref_out_z_opt
#define __deref_opt_out_z
#define __nullterminated
#define __nullnullterminated
#define __reserved
#define __callback
#define __checkReturn
#define __format_string
#define __notnull
#define __maybenull
#define __valid
#define __notvalid
#define __null
#define __readonly
#define __notreadonly
#define __maybereadonly
#define __exceptthat
#define __refparam
#define __override
#define __fallthrough
#define __deref_in_ecount(a)
#define __deref_in_bcount(a)
#define __deref_out_ecount(a)
#define __deref_out_bcount(a)
#define __deref_out_ecount_opt(a)
#define __deref_out_bcount_opt(a)
#define __deref_opt_out_ecount(a)
#define __deref_opt_out_bcount(a)
#define __deref_inout_ecount(a)
#define __deref_inout_bcount(a)
#define __in_xcount(a)
#define __out_xcount(a)
#define __inout_xcount(a)
#define __success(a)
#define __on_failure(a)
#define __field_ecount(a)
#define __field_bcount(a)
#define __field_ecount_opt(a)
#define __field_bcount_opt(a)
#define __field_ecount_full(a)
#define __field_bcount_full(a)
#define __struct_bcount(a)
#define __typefix(a)
#define __control_entrypoint(a)
#define __data_entrypoint(a)
#define __blocksOn(a)
#define __drv_freesMem(a)
#define __drv_allocatesMem(a)
#define __in_range(low, high)
#define __out_range(low, high)
#define __field_range(low, high)
#define __drv_when(condition, annotations)
#define __drv_aliasesMem
#endif

#endif /* COMITY_SAL_H */
